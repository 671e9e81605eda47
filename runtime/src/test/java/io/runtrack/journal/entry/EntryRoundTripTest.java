package io.runtrack.journal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.Journal;
import io.runtrack.journal.Samples;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryRoundTripTest {

    /** Every width of encoding, the highest and lowest of each, and surrogates without their other half. */
    private static final String AWKWARD = "a\0\u007f\u0080é\u07ff\u0800€\uffff😀\ud800x\udc00\ud83d";

    @TempDir
    Path folder;

    @Test
    void readsNoRunWhoseIdCouldLeaveTheTrackingPath() throws IOException {
        RunMetadata run =
                RunMetadata.builder("../../x", "extract", Samples.MOMENT).build();
        assertNotRead(new JournalEntry.RunStarted(1, run));
        assertNotRead(new JournalEntry.RunStarted(1, fullRun(), "../../x"));
    }

    private static void assertNotRead(JournalEntry entry) {
        PayloadWriter out = new PayloadWriter(1 << 16, TextFilter.NONE);
        EntryEncoder.encode(entry, out);

        assertThatThrownBy(
                        () -> EntryDecoder.decode(new PayloadReader(out.bytes(), PayloadWriter.PREFIX, out.length())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../../x");
    }

    @Test
    void bringsEveryKindOfEntryBackAsItWas() throws Exception {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.RunStarted(1, fullRun()));
        entries.add(new JournalEntry.RunStarted(1, fullRun(), "nightly-7"));
        entries.add(new JournalEntry.RunStarted(
                Integer.MAX_VALUE, RunMetadata.builder("r", "", Instant.MIN).build()));
        entries.add(new JournalEntry.RunDescribed(
                1, new RunDescription(AWKWARD, "voice", "c.yaml", "2026-11-23", Map.of("id", AWKWARD))));
        entries.add(new JournalEntry.RunDescribed(2, new RunDescription("", null, null, null)));
        for (FileStatus status : FileStatus.values()) {
            entries.add(new JournalEntry.FileRecorded(1, fullLog(status)));
            entries.add(new JournalEntry.FileRecorded(1, fullLog(FileStatus.SUCCESS), status));
        }
        entries.add(new JournalEntry.FileRecorded(
                2, FileProcessingLog.builder(FileStatus.FAILED).build()));
        for (EmailStatus status : EmailStatus.values()) {
            entries.add(new JournalEntry.EmailRecorded(3, new EmailResult("a", AWKWARD, "b@c", status, "")));
            entries.add(new JournalEntry.EmailRecorded(
                    3, new EmailResult(null, null, "b@c", status, AWKWARD, 550, AWKWARD)));
        }
        entries.add(new JournalEntry.EmailRecorded(
                3, EmailResult.builder(EmailStatus.SENT).build()));
        entries.add(new JournalEntry.StepRecorded(3, step(null)));
        for (RunStatus status : RunStatus.values()) {
            entries.add(new JournalEntry.RunEnded(1, status, AWKWARD, "E", -1, 15, Samples.MOMENT, Long.MAX_VALUE));
        }
        entries.add(new JournalEntry.RunEnded(1, RunStatus.SUCCESS, null, null, null, null, Instant.MAX, 0));

        assertThat(writtenAndRead(entries)).containsExactlyElementsOf(entries);
    }

    @Test
    void readsAnEmailOfTheVersionBeforeReplyCodes() throws Exception {
        EmailResult result = new EmailResult("a", "Ana", "b@c", EmailStatus.FAILED, "full");
        PayloadWriter out = new PayloadWriter(1 << 16, TextFilter.NONE);
        EntryEncoder.encode(new JournalEntry.EmailRecorded(3, result), out);

        PayloadReader shorter = new PayloadReader(out.bytes(), PayloadWriter.PREFIX, out.length() - 1);

        assertThat(EntryDecoder.decode(shorter)).isEqualTo(new JournalEntry.EmailRecorded(3, result));
    }

    @Test
    void readsAStartOfTheVersionsBeforeTracesOrReruns() throws Exception {
        JournalEntry.RunStarted started = new JournalEntry.RunStarted(
                3,
                fullRun().toBuilder()
                        .rerunOf(null)
                        .worker(null)
                        .traceId(null)
                        .spanId(null)
                        .steps(List.of())
                        .build(),
                "nightly-7");
        PayloadWriter out = new PayloadWriter(1 << 16, TextFilter.NONE);
        EntryEncoder.encode(started, out);

        int traceAndSteps = 1 + 1 + Integer.BYTES;
        for (int missing : new int[] {traceAndSteps, traceAndSteps + 2}) { // before traces, and before reruns
            PayloadReader shorter = new PayloadReader(out.bytes(), PayloadWriter.PREFIX, out.length() - missing);

            assertThat(EntryDecoder.decode(shorter)).isEqualTo(started);
        }
    }

    @Test
    void bringsStringsOfEveryLengthBack() throws Exception {
        List<JournalEntry> entries = new ArrayList<>();
        for (int length : new int[] {0, 1, 126, 127, 128, 2047, 2048, 16382, 16383, 16384, 70_000, 300_000}) {
            entries.add(Samples.file("x".repeat(length)));
            entries.add(Samples.file("x".repeat(length) + "€"));
        }

        assertThat(writtenAndRead(entries)).containsExactlyElementsOf(entries);
    }

    private List<JournalEntry> writtenAndRead(List<JournalEntry> entries) throws Exception {
        try (Journal journal = Samples.journal(folder, JournalShape.standard(1 << 30))) {
            for (JournalEntry entry : entries) {
                assertThat(journal.append(entry)).isTrue();
            }
            return Samples.read(journal);
        }
    }

    private static FileProcessingLog fullLog(FileStatus status) {
        return new FileProcessingLog(
                null,
                AWKWARD,
                "audio",
                "agent-7",
                status,
                "E",
                "",
                Long.MIN_VALUE,
                "/o",
                Samples.MOMENT,
                3,
                "at x\n",
                "spark executor 3",
                Long.MAX_VALUE,
                null);
    }

    private static RunStep step(@Nullable String error) {
        return new RunStep("load", "failed", Samples.MOMENT, null, 1, 2, 3, Long.MAX_VALUE, error, error);
    }

    private static RunMetadata fullRun() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("z", "1");
        labels.put("a", AWKWARD);
        RunEnvironment environment = new RunEnvironment("h", 1L, "u", "25", "Main", "0.1", "abc");
        return new RunMetadata(
                "1.0",
                "run-1",
                "extract",
                "sub",
                "/c.yaml",
                "2026-11-23",
                Samples.MOMENT,
                Samples.MOMENT,
                RunStatus.RUNNING,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                "m",
                "T",
                1,
                15,
                "parent",
                Samples.MOMENT,
                5000L,
                8,
                labels,
                environment,
                "run-0",
                AWKWARD,
                "trace",
                AWKWARD,
                List.of(step(AWKWARD)),
                List.of(
                        EmailResult.builder(EmailStatus.SKIPPED).build(),
                        EmailResult.builder(EmailStatus.FAILED).smtpCode(450).build()));
    }
}
