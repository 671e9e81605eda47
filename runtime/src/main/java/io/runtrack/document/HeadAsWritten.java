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
 * escapes. Most documents are. Of all others it says that they are not, and {@link RunJsonReader} reads those. A
 * listing of a hundred thousand runs spent most of its time in the general parser, in a process too short for the
 * compiler to make it fast. For one thread and one document.
 */
final class HeadAsWritten {
    private static final byte[] BEFORE_FIRST = JsonText.ascii("{\n  \"");
    private static final byte[] BEFORE_FIELD = JsonText.ascii(",\n  \"");
    private static final byte[] BEFORE_FIRST_PART = JsonText.ascii("{\"");
    private static final byte[] BEFORE_PART = JsonText.ascii(", \"");
    private static final byte[] BEFORE_VALUE = JsonText.ascii("\": ");
    private static final byte[] NULL = JsonText.ascii("null");
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
     * The run without its steps and email results; null when the document is not as we write them, or goes on beyond
     * what is given before they begin.
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
        RunMetadata.Builder run = RunMetadata.builder("", "", Instant.EPOCH);
        readCommand(run);
        readCounts(run);
        readEnd(run);
        if (!goTo(BEFORE_FIELD, "steps")) {
            field("email_results");
        }
        expect('[');
        RunMetadata read = run.build();
        return different || !RunId.isValid(read.runId()) ? null : read;
    }

    private void readCommand(RunMetadata.Builder run) {
        run.schemaVersion(value(BEFORE_FIRST, "schema_version").requiredText())
                .runId(field("run_id").requiredText())
                .command(field("command").requiredText())
                .subcommand(field("subcommand").text())
                .configPath(field("config_path").text())
                .targetDate(field("target_date").text())
                .startedAt(field("started_at").requiredInstant())
                .completedAt(field("completed_at").instant())
                .status(field("status").status());
    }

    private void readCounts(RunMetadata.Builder run) {
        run.totalFiles(field("total_files").count())
                .successCount(field("success_count").count())
                .failedCount(field("failed_count").count())
                .skippedCount(field("skipped_count").count())
                .emailsSent(field("emails_sent").count())
                .emailsFailed(field("emails_failed").count())
                .emailsSkipped(field("emails_skipped").count());
    }

    private void readEnd(RunMetadata.Builder run) {
        run.errorMessage(field("error_message").text())
                .errorType(field("error_type").text())
                .exitCode(field("exit_code").integer())
                .signal(field("signal").integer())
                .parentRunId(field("parent_run_id").text())
                .heartbeatAt(field("heartbeat_at").instant())
                .checkpointMs(field("checkpoint_ms").number())
                .droppedRecords(field("dropped_records").count())
                .labels(field("labels").labels())
                .environment(field("environment").environment())
                .rerunOf(textIfAny("rerun_of"))
                .worker(textIfAny("worker"))
                .traceId(textIfAny("trace_id"))
                .spanId(textIfAny("span_id"));
    }

    /** A field that is left out when it is absent. */
    private @Nullable String textIfAny(String name) {
        return goTo(BEFORE_FIELD, name) ? text() : null;
    }

    /** Goes to the value of the field that has to come next. */
    private HeadAsWritten field(String name) {
        return value(BEFORE_FIELD, name);
    }

    private HeadAsWritten part(String name) {
        return value(BEFORE_PART, name);
    }

    private HeadAsWritten value(byte[] before, String name) {
        different |= !goTo(before, name);
        return this;
    }

    private boolean goTo(byte[] before, String name) {
        int start = next + before.length;
        int after = start + name.length();
        if (!starts(next, before) || !starts(after, BEFORE_VALUE)) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[start + i] != name.charAt(i)) {
                return false;
            }
        }
        next = after + BEFORE_VALUE.length;
        return true;
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        expect('{');
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
        expect('}');
        return labels;
    }

    private RunEnvironment environment() {
        RunEnvironment environment = new RunEnvironment(
                value(BEFORE_FIRST_PART, "host").text(),
                part("pid").number(),
                part("user").text(),
                part("java_version").text(),
                part("main_class").text(),
                part("agent_version").text(),
                part("git_commit").text());
        expect('}');
        return environment;
    }

    private String requiredText() {
        String text = text();
        different |= text == null;
        return text == null ? "" : text;
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
            if (starts(next, STATUS_NAMES[i])) {
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

    private Instant requiredInstant() {
        Instant instant = instant();
        different |= instant == null;
        return instant == null ? Instant.EPOCH : instant;
    }

    private @Nullable Instant instant() {
        if (!is('"')) {
            expect(NULL);
            return null;
        }
        next++;
        int year = digits(4, '-');
        int month = digits(2, '-');
        int day = digits(2, 'T');
        int hour = digits(2, ':');
        int minute = digits(2, ':');
        int second = digits(2, '.');
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

    private int digits(int digits, char after) {
        int value = digits(digits);
        expect(after);
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
        different |= !starts(next, literal);
        next += literal.length;
    }

    private void expect(char character) {
        different |= !is(character);
        next++;
    }

    private boolean starts(int at, byte[] literal) {
        return end - at >= literal.length && Arrays.equals(bytes, at, at + literal.length, literal, 0, literal.length);
    }

    private boolean is(char character) {
        return next < end && bytes[next] == character;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static byte[][] statusNames() {
        byte[][] names = new byte[STATUSES.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = JsonText.ascii('"' + STATUSES[i].name().toLowerCase(Locale.ROOT) + '"');
        }
        return names;
    }
}
