package io.runtrack.journal;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the fixture journals hold; {@link #main} writes them anew when the format's version changes. Older versions'
 * fixtures stay.
 */
final class FixtureJournals {

    static final JournalHeader HEADER =
            new JournalHeader("/data/tracking", 5000, "fixture", "11111111-2222-3333-4444-555555555555", 4711, 42);
    static final Instant HEARTBEAT = Instant.parse("2026-11-23T10:15:35Z");
    static final String IN_FLIGHT = "/data/calls/in-flight.wav";

    private FixtureJournals() {}

    static List<JournalEntry> entries() {
        RunMetadata run = RunMetadata.builder("run-1", "transcribe", Samples.MOMENT)
                .labels(Map.of("team", "qa"))
                .build();
        FileProcessingLog failed = FileProcessingLog.builder(FileStatus.FAILED)
                .filePath("/data/calls/düster.wav")
                .fileType("audio")
                .agentId("agent-7")
                .errorType("IOException")
                .errorMessage("no header")
                .processingTimeMs(12L)
                .startedAt(Samples.MOMENT)
                .attempt(2)
                .errorStack("java.io.IOException: no header\n")
                .build();
        EmailResult email = new EmailResult("agent-7", "Jane", "jane@example.com", EmailStatus.SENT, null);
        return List.of(
                new JournalEntry.RunStarted(1, run),
                new JournalEntry.FileRecorded(1, failed),
                new JournalEntry.EmailRecorded(1, email),
                new JournalEntry.FileRecorded(1, Samples.log("/data/" + "x".repeat(400))),
                new JournalEntry.FileRecorded(1, Samples.log("/data/" + "y".repeat(400))),
                new JournalEntry.RunEnded(1, RunStatus.FAILED, "all 3 files failed", null, null, null, HEARTBEAT, 0));
    }

    /** Argument: the folder for this version's fixtures. */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        Path spool = Files.createTempDirectory("fixture");
        JournalShape shape = new JournalShape(1024, 2, 2, 1 << 20);
        try (Journal journal = Spool.open(spool).create(HEADER, shape, LocalDisk.of(spool))) {
            for (JournalEntry entry : entries()) {
                if (!journal.appendEssential(entry)) {
                    throw new IOException(journal.whyDropped());
                }
            }
            journal.enter(1, IN_FLIGHT, "audio", "agent-7", 1_000_000, 1);
            journal.heartbeat(HEARTBEAT);
            Samples.copy(journal.folder(), target.resolve("whole"));
            Samples.copy(journal.folder(), target.resolve("truncated"));
        }
        Files.delete(target.resolve("truncated").resolve("segment-000003"));
        Path cut = target.resolve("truncated").resolve("segment-000002");
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, 300));
    }
}
