package io.runtrack.journal;

import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.FileProcessingLog;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the tests of this package have in common. */
public final class Samples {

    public static final Instant MOMENT = Instant.parse("2026-11-23T10:15:30.123456789Z");
    static final JournalShape SMALL = new JournalShape(1024, 4, 2, 1 << 20);

    private Samples() {}

    /** A journal of another process on this host, so that this process may claim it. */
    static JournalHeader ofAnotherProcess() {
        ThisProcess here = ThisProcess.get();
        return new JournalHeader("/data/tracking", 5000, here.host(), here.bootId(), here.pid() + 1, 1);
    }

    public static Journal journal(Path spool, JournalShape shape) throws IOException {
        return Spool.open(spool).create(ofAnotherProcess(), shape, LocalDisk.of(spool));
    }

    public static JournalEntry.FileRecorded file(String path) {
        return new JournalEntry.FileRecorded(1, log(path));
    }

    static FileProcessingLog log(String path) {
        return FileProcessingLog.builder(FileStatus.SUCCESS)
                .filePath(path)
                .startedAt(MOMENT)
                .build();
    }

    /** The entry that {@link #complete} leaves. */
    static JournalEntry.FileRecorded completed(String path) {
        return new JournalEntry.FileRecorded(
                1,
                FileProcessingLog.builder(FileStatus.SUCCESS)
                        .filePath(path)
                        .processingTimeMs(7L)
                        .startedAt(Instant.EPOCH)
                        .build());
    }

    /**
     * Ends a file as a tracked call does: what {@link Journal#enter} began is brought to its end in the slot's own
     * buffer.
     */
    static boolean complete(Journal journal, int slot) {
        FileProcessingLog ending = FileProcessingLog.builder(FileStatus.SUCCESS).build();
        return journal.complete(slot, ending, 7) && journal.append(slot, 1);
    }

    static String path(JournalEntry entry) {
        return String.valueOf(((JournalEntry.FileRecorded) entry).log().filePath());
    }

    public static List<JournalEntry> read(JournalReader reader) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
            entries.add(entry);
        }
        return entries;
    }

    public static List<JournalEntry> read(JournalSource journal) throws IOException {
        return read(journal.readFrom(journal.released()));
    }

    /** The journal's folder as a kill at this moment would leave it, in a spool of its own. */
    static Spool spoolAfterKill(Journal journal, Path spool) throws IOException {
        copy(journal.folder(), Files.createDirectories(spool).resolve("killed"));
        return Spool.open(spool);
    }

    static DeadJournal claimAfterKill(Journal journal, Path spool) throws IOException {
        return claimDead(spoolAfterKill(journal, spool), header -> true).get(0);
    }

    static List<DeadJournal> claimDead(Spool spool, Predicate<JournalHeader> wanted) throws IOException {
        List<DeadJournal> claimed = new ArrayList<>();
        spool.forEachDead(wanted, claimed::add);
        return claimed;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
