package io.runtrack.ui.index;

import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
    private static final String FORM = "runtrack runs 2";
    private static final int BUFFER = 1 << 16;
    private static final int NONE = -1;
    private static final int LONGEST_TEXT = 1 << 24;

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

    static Map<LocalDate, RunIndex.Day> read(String storage, CompactRuns compact, InputStream file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(file, BUFFER))) {
            Reader reader = new Reader(in);
            if (!FORM.equals(reader.text()) || !storage.equals(reader.text())) {
                throw new IOException("runs of another version or another storage");
            }
            Map<LocalDate, RunIndex.Day> days = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                LocalDate day = LocalDate.ofEpochDay(in.readLong());
                long stamp = in.readLong();
                List<RunMetadata> runs = new ArrayList<>();
                for (int runsLeft = in.readInt(); runsLeft > 0; runsLeft--) {
                    runs.add(compact.compact(reader.run()));
                }
                days.put(day, new RunIndex.Day(stamp, runs, List.of()));
            }
            return days;
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException senseless) {
            throw new IOException("no runs: " + senseless.getMessage(), senseless);
        }
    }

    /** Writes in the order in which the reader reads. */
    private static final class Writer {
        private final DataOutputStream out;
        private final Map<String, Integer> texts = new HashMap<>();

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
            out.writeInt(run.labels().size());
            for (Map.Entry<String, String> label : run.labels().entrySet()) {
                text(label.getKey());
                text(label.getValue());
            }
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
        private final DataInputStream in;
        private final List<String> texts = new ArrayList<>();

        Reader(DataInputStream in) {
            this.in = in;
        }

        @Nullable
        String text() throws IOException {
            int number = in.readInt();
            if (number != texts.size()) {
                return number == NONE ? null : texts.get(number);
            }
            int length = in.readInt();
            if (length < 0 || length > LONGEST_TEXT) {
                throw new IOException("a text of " + length + " bytes");
            }
            String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
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

        private @Nullable Instant time() throws IOException {
            return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
        }

        private @Nullable Long number() throws IOException {
            return in.readBoolean() ? in.readLong() : null;
        }

        private @Nullable Integer integer() throws IOException {
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
                    .totalFiles(in.readLong())
                    .successCount(in.readLong())
                    .failedCount(in.readLong())
                    .skippedCount(in.readLong())
                    .emailsSent(in.readLong())
                    .emailsFailed(in.readLong())
                    .emailsSkipped(in.readLong())
                    .droppedRecords(in.readLong())
                    .errorMessage(text())
                    .errorType(text())
                    .exitCode(integer())
                    .signal(integer())
                    .parentRunId(text())
                    .heartbeatAt(time())
                    .checkpointMs(number())
                    .labels(labels())
                    .environment(new RunEnvironment(text(), number(), text(), text(), text(), text(), text()))
                    .rerunOf(text())
                    .worker(text())
                    .traceId(text())
                    .spanId(text())
                    .build();
        }

        private Map<String, String> labels() throws IOException {
            Map<String, String> labels = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                labels.put(needed(), needed());
            }
            return labels;
        }
    }
}
