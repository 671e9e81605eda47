package io.runtrack.ui.index;

import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runs of settled days as a file, each text once. Whoever reads one that is broken, of another version or of
 * another storage gets an exception, and reads the documents instead. Stateless.
 */
final class RunsFile {
    private static final String FORM = "runtrack runs 3";
    private static final int BUFFER = 1 << 16;
    private static final int NONE = -1;

    private RunsFile() {}

    static void write(String storage, Map<LocalDate, RunIndex.Day> days, OutputStream file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file, BUFFER))) {
            Writer writer = new Writer(out);
            writer.text(FORM);
            writer.text(storage);
            out.writeInt(days.size());
            for (Map.Entry<LocalDate, RunIndex.Day> day : days.entrySet()) {
                out.writeLong(day.getKey().toEpochDay());
                out.writeLong(day.getValue().stamp());
                out.writeInt(day.getValue().runs().size());
                for (RunMetadata run : day.getValue().runs()) {
                    writer.run(run);
                }
            }
        }
    }

    static Map<LocalDate, RunIndex.Day> read(String storage, ByteBuffer file) throws IOException {
        try {
            Reader reader = new Reader(file);
            if (!FORM.equals(reader.text()) || !storage.equals(reader.text())) {
                throw new IOException("runs of another version or another storage");
            }
            Map<LocalDate, RunIndex.Day> days = new HashMap<>();
            for (int left = file.getInt(); left > 0; left--) {
                LocalDate day = LocalDate.ofEpochDay(file.getLong());
                long stamp = file.getLong();
                List<RunMetadata> runs = new ArrayList<>();
                for (int runsLeft = file.getInt(); runsLeft > 0; runsLeft--) {
                    runs.add(reader.run());
                }
                days.put(day, new RunIndex.Day(stamp, runs, List.of()));
            }
            return days;
        } catch (DateTimeException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | BufferUnderflowException senseless) {
            throw new IOException("no runs: " + senseless.getMessage(), senseless);
        }
    }

    /** Writes in the order in which the reader reads. */
    private static final class Writer {
        private final DataOutputStream out;
        private final Map<String, Integer> texts = new HashMap<>();
        private final Map<Map<String, String>, Integer> labels = new HashMap<>();

        Writer(DataOutputStream out) {
            this.out = out;
        }

        void text(@Nullable String text) throws IOException {
            if (text == null) {
                out.writeInt(NONE);
                return;
            }
            Integer known = texts.get(text);
            if (known != null) {
                out.writeInt(known);
                return;
            }
            out.writeInt(texts.size());
            texts.put(text, texts.size());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        void time(@Nullable Instant time) throws IOException {
            out.writeBoolean(time != null);
            if (time != null) {
                out.writeLong(time.getEpochSecond());
                out.writeInt(time.getNano());
            }
        }

        void number(@Nullable Number number) throws IOException {
            out.writeBoolean(number != null);
            if (number != null) {
                out.writeLong(number.longValue());
            }
        }

        /** Few differ, so that each set stands there once. */
        private void labels(Map<String, String> of) throws IOException {
            Integer known = labels.putIfAbsent(of, labels.size());
            out.writeInt(known == null ? labels.size() - 1 : known);
            if (known == null) {
                out.writeInt(of.size());
                for (Map.Entry<String, String> label : of.entrySet()) {
                    text(label.getKey());
                    text(label.getValue());
                }
            }
        }

        void run(RunMetadata run) throws IOException {
            text(run.schemaVersion());
            text(run.runId());
            text(run.command());
            text(run.subcommand());
            text(run.configPath());
            text(run.targetDate());
            time(run.startedAt());
            time(run.completedAt());
            text(run.status().name());
            for (long count : new long[] {
                run.totalFiles(),
                run.successCount(),
                run.failedCount(),
                run.skippedCount(),
                run.emailsSent(),
                run.emailsFailed(),
                run.emailsSkipped(),
                run.droppedRecords()
            }) {
                out.writeLong(count);
            }
            text(run.errorMessage());
            text(run.errorType());
            number(run.exitCode());
            number(run.signal());
            text(run.parentRunId());
            time(run.heartbeatAt());
            number(run.checkpointMs());
            labels(run.labels());
            RunEnvironment environment = run.environment();
            text(environment.host());
            number(environment.pid());
            text(environment.user());
            text(environment.javaVersion());
            text(environment.mainClass());
            text(environment.agentVersion());
            text(environment.gitCommit());
            text(run.rerunOf());
            text(run.worker());
            text(run.traceId());
            text(run.spanId());
        }
    }

    private static final class Reader {
        private final ByteBuffer in;
        private final List<String> texts = new ArrayList<>();
        private final List<Map<String, String>> labels = new ArrayList<>();
        private final Map<Long, Long> numbers = new HashMap<>();
        private byte[] bytes = new byte[256];

        Reader(ByteBuffer in) {
            this.in = in;
        }

        @Nullable
        String text() throws IOException {
            int number = in.getInt();
            if (number != texts.size()) {
                return number == NONE ? null : texts.get(number);
            }
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IOException("a text of " + length + " bytes");
            }
            bytes = length <= bytes.length ? bytes : new byte[length];
            in.get(bytes, 0, length);
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            texts.add(text);
            return text;
        }

        private String needed() throws IOException {
            String text = text();
            if (text == null) {
                throw new IOException("a text is missing");
            }
            return text;
        }

        private @Nullable Instant time() {
            return in.get() == 0 ? null : Instant.ofEpochSecond(in.getLong(), in.getInt());
        }

        private @Nullable Long number() {
            return in.get() == 0 ? null : in.getLong();
        }

        private @Nullable Integer integer() {
            Long number = number();
            return number == null ? null : number.intValue();
        }

        RunMetadata run() throws IOException {
            String schema = needed();
            String id = needed();
            String command = needed();
            String subcommand = text();
            String configPath = text();
            String targetDate = text();
            Instant started = time();
            if (started == null) {
                throw new IOException("a run without a start");
            }
            return RunMetadata.builder(id, command, started)
                    .schemaVersion(schema)
                    .subcommand(subcommand)
                    .configPath(configPath)
                    .targetDate(targetDate)
                    .completedAt(time())
                    .status(RunStatus.valueOf(needed()))
                    .totalFiles(in.getLong())
                    .successCount(in.getLong())
                    .failedCount(in.getLong())
                    .skippedCount(in.getLong())
                    .emailsSent(in.getLong())
                    .emailsFailed(in.getLong())
                    .emailsSkipped(in.getLong())
                    .droppedRecords(in.getLong())
                    .errorMessage(text())
                    .errorType(text())
                    .exitCode(integer())
                    .signal(integer())
                    .parentRunId(text())
                    .heartbeatAt(time())
                    .checkpointMs(shared(number()))
                    .labels(labels())
                    .environment(new RunEnvironment(text(), number(), text(), text(), text(), text(), text()))
                    .rerunOf(text())
                    .worker(text())
                    .traceId(text())
                    .spanId(text())
                    .build();
        }

        private @Nullable Long shared(@Nullable Long number) {
            return number == null ? null : numbers.computeIfAbsent(number, first -> first);
        }

        private Map<String, String> labels() throws IOException {
            int number = in.getInt();
            if (number != labels.size()) {
                return labels.get(number);
            }
            Map<String, String> of = new LinkedHashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                of.put(needed(), needed());
            }
            labels.add(of);
            return of;
        }
    }
}
