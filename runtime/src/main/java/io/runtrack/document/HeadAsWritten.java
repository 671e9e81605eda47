package io.runtrack.document;

import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunId;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a metadata document that is byte for byte as {@link RunJsonWriter} writes it, in ASCII and without
 * escapes, which most are; of all others it says that they are not, and {@link RunJsonReader} reads those. A listing of
 * a hundred thousand runs spent most of its time in the general parser, and that in a process too short for the
 * compiler to make it fast. For one thread and one document.
 */
final class HeadAsWritten {
    private static final byte[] START = JsonText.ascii("{\n  \"schema_version\": ");
    private static final byte[] NULL = JsonText.ascii("null");
    private static final byte[] ENVIRONMENT = field("environment", "{\"host\": ");
    private static final byte[] EMAIL_RESULTS = field("email_results", "[");
    private static final byte[] RUN_ID = field("run_id");
    private static final byte[] COMMAND = field("command");
    private static final byte[] SUBCOMMAND = field("subcommand");
    private static final byte[] CONFIG_PATH = field("config_path");
    private static final byte[] TARGET_DATE = field("target_date");
    private static final byte[] STARTED_AT = field("started_at");
    private static final byte[] COMPLETED_AT = field("completed_at");
    private static final byte[] STATUS = field("status");
    private static final byte[] TOTAL_FILES = field("total_files");
    private static final byte[] SUCCESS_COUNT = field("success_count");
    private static final byte[] FAILED_COUNT = field("failed_count");
    private static final byte[] SKIPPED_COUNT = field("skipped_count");
    private static final byte[] EMAILS_SENT = field("emails_sent");
    private static final byte[] EMAILS_FAILED = field("emails_failed");
    private static final byte[] EMAILS_SKIPPED = field("emails_skipped");
    private static final byte[] ERROR_MESSAGE = field("error_message");
    private static final byte[] ERROR_TYPE = field("error_type");
    private static final byte[] EXIT_CODE = field("exit_code");
    private static final byte[] SIGNAL = field("signal");
    private static final byte[] PARENT_RUN_ID = field("parent_run_id");
    private static final byte[] HEARTBEAT_AT = field("heartbeat_at");
    private static final byte[] CHECKPOINT_MS = field("checkpoint_ms");
    private static final byte[] DROPPED_RECORDS = field("dropped_records");
    private static final byte[] LABELS = field("labels", "{");
    private static final byte[] RERUN_OF = field("rerun_of");
    private static final byte[] WORKER = field("worker");
    private static final byte[] PID = part("pid");
    private static final byte[] USER = part("user");
    private static final byte[] JAVA_VERSION = part("java_version");
    private static final byte[] MAIN_CLASS = part("main_class");
    private static final byte[] AGENT_VERSION = part("agent_version");
    private static final byte[] GIT_COMMIT = part("git_commit");
    private static final byte[] COMMA = JsonText.ascii(", ");
    private static final byte[] COLON = JsonText.ascii(": ");
    private static final byte[] OFFSET = JsonText.ascii("+00:00\"");
    private static final RunStatus[] STATUSES = RunStatus.values();
    private static final byte[][] STATUS_NAMES = statusNames();
    private static final int MOST_DIGITS = 18;
    private static final int MINUTES_PER_DAY = 1_440;

    private final byte[] bytes;
    private final int end;
    private int next;
    private boolean different;

    private HeadAsWritten(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    /**
     * The run without its email results; null when the document is not as we write them, or goes on beyond what is
     * given before they begin.
     *
     * @param length how many of the bytes are the document's beginning
     */
    static @Nullable RunMetadata read(byte[] bytes, int length) {
        HeadAsWritten head = new HeadAsWritten(bytes, length);
        try {
            return head.read();
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private @Nullable RunMetadata read() {
        expect(START);
        String schemaVersion = text();
        expect(RUN_ID);
        String runId = text();
        expect(COMMAND);
        String command = text();
        if (schemaVersion == null || runId == null || command == null || !RunId.isValid(runId)) {
            return null;
        }
        RunMetadata.Builder run =
                RunMetadata.builder(runId, command, Instant.EPOCH).schemaVersion(schemaVersion);
        readCommand(run);
        readCounts(run);
        readEnd(run);
        expect(LABELS);
        run.labels(labels());
        expect(ENVIRONMENT);
        run.environment(environment());
        run.rerunOf(textIf(RERUN_OF));
        run.worker(textIf(WORKER));
        expect(EMAIL_RESULTS);
        return different ? null : run.build();
    }

    private void readCommand(RunMetadata.Builder run) {
        expect(SUBCOMMAND);
        run.subcommand(text());
        expect(CONFIG_PATH);
        run.configPath(text());
        expect(TARGET_DATE);
        run.targetDate(text());
        expect(STARTED_AT);
        Instant startedAt = instant();
        if (startedAt == null) {
            different = true;
            return;
        }
        run.startedAt(startedAt);
        expect(COMPLETED_AT);
        run.completedAt(instant());
        expect(STATUS);
        run.status(status());
    }

    private void readCounts(RunMetadata.Builder run) {
        expect(TOTAL_FILES);
        run.totalFiles(count());
        expect(SUCCESS_COUNT);
        run.successCount(count());
        expect(FAILED_COUNT);
        run.failedCount(count());
        expect(SKIPPED_COUNT);
        run.skippedCount(count());
        expect(EMAILS_SENT);
        run.emailsSent(count());
        expect(EMAILS_FAILED);
        run.emailsFailed(count());
        expect(EMAILS_SKIPPED);
        run.emailsSkipped(count());
    }

    private void readEnd(RunMetadata.Builder run) {
        expect(ERROR_MESSAGE);
        run.errorMessage(text());
        expect(ERROR_TYPE);
        run.errorType(text());
        expect(EXIT_CODE);
        run.exitCode(integer());
        expect(SIGNAL);
        run.signal(integer());
        expect(PARENT_RUN_ID);
        run.parentRunId(text());
        expect(HEARTBEAT_AT);
        run.heartbeatAt(instant());
        expect(CHECKPOINT_MS);
        run.checkpointMs(number());
        expect(DROPPED_RECORDS);
        run.droppedRecords(count());
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        while (!different && !is('}')) {
            if (!labels.isEmpty()) {
                expect(COMMA);
            }
            String name = text();
            expect(COLON);
            String value = text();
            if (name == null || value == null) {
                different = true;
            } else {
                labels.put(name, value);
            }
        }
        next++;
        return labels;
    }

    private RunEnvironment environment() {
        String host = text();
        expect(PID);
        Long pid = number();
        expect(USER);
        String user = text();
        expect(JAVA_VERSION);
        String javaVersion = text();
        expect(MAIN_CLASS);
        String mainClass = text();
        expect(AGENT_VERSION);
        String agentVersion = text();
        expect(GIT_COMMIT);
        String gitCommit = text();
        if (!is('}')) {
            different = true;
        }
        next++;
        return new RunEnvironment(host, pid, user, javaVersion, mainClass, agentVersion, gitCommit);
    }

    /** The text of a field that is left out when it is absent. */
    private @Nullable String textIf(byte[] field) {
        if (!starts(field)) {
            return null;
        }
        next += field.length;
        return text();
    }

    private @Nullable String text() {
        if (!is('"')) {
            expect(NULL);
            return null;
        }
        int start = next + 1;
        int at = start;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] < ' ' || bytes[at] == '\\') { // beyond ASCII is below zero
                different = true;
                return null;
            }
            at++;
        }
        next = at + 1;
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private RunStatus status() {
        for (int i = 0; i < STATUSES.length; i++) {
            if (starts(STATUS_NAMES[i])) {
                next += STATUS_NAMES[i].length;
                return STATUSES[i];
            }
        }
        different = true;
        return STATUSES[0];
    }

    private long count() {
        Long number = number();
        different |= number == null;
        return number == null ? 0 : number;
    }

    private @Nullable Integer integer() {
        Long number = number();
        if (number == null) {
            return null;
        }
        different |= number != number.intValue();
        return number.intValue();
    }

    private @Nullable Long number() {
        if (is('n')) {
            expect(NULL);
            return null;
        }
        int start = next;
        long value = 0;
        while (next < end && isDigit(bytes[next])) {
            value = value * 10 + (bytes[next++] - '0');
        }
        int digits = next - start;
        different |= digits == 0 || digits > MOST_DIGITS || (digits > 1 && bytes[start] == '0');
        return value;
    }

    private @Nullable Instant instant() {
        if (!is('"')) {
            expect(NULL);
            return null;
        }
        next++;
        int year = part(4, '-');
        int month = part(2, '-');
        int day = part(2, 'T');
        int hour = part(2, ':');
        int minute = part(2, ':');
        int second = part(2, '.');
        int micros = digits(6);
        expect(OFFSET);
        different |= hour > 23 || minute > 59 || second > 59;
        if (different) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        long minutes = days * MINUTES_PER_DAY + hour * 60L + minute;
        return Instant.ofEpochSecond(minutes * 60 + second, micros * 1000L);
    }

    private int part(int digits, char after) {
        int value = digits(digits);
        different |= !is(after);
        next++;
        return value;
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, next++) {
            if (next >= end || !isDigit(bytes[next])) {
                different = true;
                return 0;
            }
            value = value * 10 + (bytes[next] - '0');
        }
        return value;
    }

    private void expect(byte[] literal) {
        different |= !starts(literal);
        next += literal.length;
    }

    private boolean starts(byte[] literal) {
        return end - next >= literal.length
                && Arrays.equals(bytes, next, next + literal.length, literal, 0, literal.length);
    }

    private boolean is(char character) {
        return next < end && bytes[next] == character;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static byte[] field(String name) {
        return field(name, "");
    }

    private static byte[] field(String name, String beginning) {
        return JsonText.ascii(",\n  \"" + name + "\": " + beginning);
    }

    private static byte[] part(String name) {
        return JsonText.ascii(", \"" + name + "\": ");
    }

    private static byte[][] statusNames() {
        byte[][] names = new byte[STATUSES.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = JsonText.ascii('"' + STATUSES[i].name().toLowerCase(Locale.ROOT) + '"');
        }
        return names;
    }
}
