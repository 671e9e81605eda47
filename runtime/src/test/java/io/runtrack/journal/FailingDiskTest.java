package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.WatchedDisk;
import io.runtrack.journal.entry.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets one store after the other fail, before or after it has taken place, and looks whether the journal minds. */
class FailingDiskTest {

    private static final int ENTRIES = 16; // enough for two segments

    @TempDir
    Path folder;

    private int storesLeft;
    private boolean afterwards;

    @Test
    void keepsExactlyTheAcceptedRecordsWhicheverStoreFails() throws IOException {
        for (boolean after : new boolean[] {false, true}) {
            afterwards = after;
            int failedAt = 0;
            while (failWithStore(failedAt)) {
                failedAt++;
            }
            assertThat(failedAt).isGreaterThan(5 * ENTRIES);
        }
    }

    @Test
    void survivesAnOverflowingStack() throws Exception {
        List<JournalEntry> accepted = new ArrayList<>();
        try (Journal journal = Samples.journal(folder, JournalShape.standard(1 << 30))) {
            Thread thread = new Thread(null, () -> overflow(journal, accepted, 0), "overflow", 256 * 1024);
            thread.start();
            thread.join();
            assertThat(journal.append(Samples.file("/data/last"))).isTrue();

            List<JournalEntry> read = Samples.read(journal);
            assertThat(accepted).hasSizeGreaterThan(100);
            assertThat(read).containsAll(accepted).doesNotHaveDuplicates().endsWith(Samples.file("/data/last"));
            assertThat(Samples.read(Samples.claimAfterKill(journal, folder.resolve("killed"))))
                    .isEqualTo(read);
        }
    }

    @SuppressWarnings("InfiniteRecursion") // as the host's might
    private static void overflow(Journal journal, List<JournalEntry> accepted, int depth) {
        try {
            append(journal, Samples.file("/data/" + depth), accepted);
            overflow(journal, accepted, depth + 1);
        } catch (StackOverflowError e) {
            // Every depth near the end of the stack is tried on the way back, too.
            if (accepted.size() < 20_000) {
                append(journal, Samples.file("/data/again/" + depth), accepted);
            }
        }
    }

    /** Returns whether the journal made so many stores at all. */
    private boolean failWithStore(int number) throws IOException {
        storesLeft = Integer.MAX_VALUE;
        Path spool = folder.resolve(number + "-" + afterwards);
        List<JournalEntry> accepted = new ArrayList<>();
        try (Journal journal = Spool.open(spool)
                .create(
                        Samples.ofAnotherProcess(),
                        Samples.SMALL,
                        new WatchedDisk(folder, this::before, this::after))) {
            storesLeft = number;
            for (int i = 0; i < ENTRIES; i++) {
                boolean failedBefore = storesLeft < 0;
                append(journal, Samples.file("/data/" + i + "x".repeat(i)), accepted);
                if (storesLeft < 0 && !failedBefore) {
                    append(journal, Samples.file("/long/" + "x".repeat(500)), accepted); // mostly for the next segment
                }
            }
            boolean failed = storesLeft < 0;
            storesLeft = Integer.MAX_VALUE;
            append(journal, Samples.file("/data/last"), accepted);

            assertThat(accepted).hasSizeGreaterThanOrEqualTo(ENTRIES);
            assertThat(Samples.read(journal)).as("store %d", number).isEqualTo(accepted);
            DeadJournal dead = Samples.claimAfterKill(journal, folder.resolve("killed-" + number + "-" + afterwards));
            assertThat(Samples.read(dead)).as("store %d", number).isEqualTo(accepted);
            assertThat(dead.inFlight()).as("store %d", number).isEmpty();
            return failed;
        }
    }

    private static void append(Journal journal, JournalEntry.FileRecorded entry, List<JournalEntry> accepted) {
        int slot = journal.enter(1, entry.log().filePath(), null, null, 0, 1);
        if (accepted.size() % 2 == 0 && slot >= 0) {
            JournalEntry completed =
                    Samples.completed(String.valueOf(entry.log().filePath()));
            if (Samples.complete(journal, slot)) {
                accepted.add(completed);
            }
            journal.leave(slot);
        } else if (journal.append(entry, slot)) {
            accepted.add(entry);
        }
    }

    private void before() {
        storesLeft--;
        if (storesLeft == -1 && !afterwards) {
            throw new OutOfMemoryError("as planned");
        }
    }

    private void after() {
        if (storesLeft == -1 && afterwards) {
            throw new OutOfMemoryError("as planned");
        }
    }
}
