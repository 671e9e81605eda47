package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.Disk;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.disk.Region;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsAheadTest {

    private static final int SEGMENT = 4096;

    @TempDir
    Path folder;

    private int created;
    private boolean nearlyFull;
    private boolean full;

    @Test
    void makesNoneForAShortJournalAndOneOnceItGrows() throws IOException {
        try (Journal journal = journal(100 * SEGMENT)) {
            append(journal, 1);
            journal.makeRoomAhead();
            assertThat(created).isEqualTo(1);

            append(journal, 16);
            journal.makeRoomAhead();
            journal.makeRoomAhead();
            assertThat(created).isEqualTo(2);
        }
    }

    @Test
    void makesAsManyAsWereLatelyTakenSoThatAppendingMakesNone() throws IOException {
        try (Journal journal = journal(100 * SEGMENT)) {
            append(journal, 100);
            journal.makeRoomAhead();
            int before = created;

            append(journal, 100);

            assertThat(created).isEqualTo(before).isGreaterThan(3);
            assertThat(Samples.read(journal)).hasSize(200);
            DeadJournal dead = Samples.claimAfterKill(journal, folder.resolve("killed"));
            assertThat(Samples.read(dead)).isEqualTo(Samples.read(journal));
        }
    }

    @Test
    void goesNoFurtherThanTheJournalMay() throws IOException {
        try (Journal journal = journal(3 * SEGMENT)) {
            append(journal, 40);
            for (int i = 0; i < 5; i++) {
                journal.makeRoomAhead();
            }
            assertThat(created).isEqualTo(3);
        }
    }

    /** What waits can only become less if the writer goes on, and it makes room ahead first. */
    @Test
    void aDiskThatWouldTakeNoneIsNoFailure() throws IOException {
        try (Journal journal = journal(100 * SEGMENT)) {
            append(journal, 16);
            full = true;
            journal.makeRoomAhead();
            assertThat(created).isEqualTo(1);

            full = false;
            journal.makeRoomAhead();
            assertThat(created).isEqualTo(2);
        }
    }

    /** The little that a disk has again is needed for the documents that make it more. */
    @Test
    void makesNoneForRecordsThatFoundNoRoom() throws IOException {
        try (Journal journal = journal(100 * SEGMENT)) {
            append(journal, 16);
            nearlyFull = true;
            for (int i = 0; i < 100; i++) {
                journal.append(Samples.file("/data/" + i + "x".repeat(100)));
            }
            assertThat(journal.droppedEntries()).isPositive();

            nearlyFull = false;
            journal.makeRoomAhead();
            assertThat(created).isEqualTo(2);
        }
    }

    private static void append(Journal journal, int records) {
        for (int i = 0; i < records; i++) {
            assertThat(journal.append(Samples.file("/data/" + i + "x".repeat(100))))
                    .isTrue();
        }
    }

    private Journal journal(int maxBytes) throws IOException {
        JournalShape shape = new JournalShape(SEGMENT, 4, 8, maxBytes);
        return Spool.open(folder.resolve("spool")).create(Samples.ofAnotherProcess(), shape, new CountingDisk());
    }

    private final class CountingDisk implements Disk {
        @Override
        public Region create(Path file, int size) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            if (file.getFileName().toString().startsWith("segment")) {
                created++;
            }
            return new LocalDisk(folder, true).create(file, size);
        }

        @Override
        public boolean isNearlyFull() {
            return nearlyFull;
        }
    }
}
