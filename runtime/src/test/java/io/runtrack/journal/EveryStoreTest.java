package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.SegmentReader;
import io.runtrack.journal.disk.StoredSegments;
import io.runtrack.journal.disk.WatchedDisk;
import io.runtrack.journal.entry.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks after every single store at what a kill at that moment would leave; the kernel keeps mapped memory as it is.
 */
class EveryStoreTest {

    @TempDir
    Path folder;

    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private Path killed = Path.of("");
    private String entered = "";
    private int looks;

    @BeforeEach
    void start() {
        killed = folder;
    }

    @Test
    void aFileIsEitherInFlightOrRecordedAndNeverBothOrNeither() throws IOException {
        WatchedDisk disk = new WatchedDisk(folder, () -> {}, this::look);
        Journal journal = Spool.open(folder.resolve("spool")).create(Samples.ofAnotherProcess(), Samples.SMALL, disk);
        killed = journal.folder();
        try (journal) {
            for (int i = 0; i < 60; i++) {
                String path = "/data/" + i;
                int slot = journal.enter(1, path, null, null, 1, 1);
                entered = path;
                boolean kept = i % 2 == 0 ? Samples.complete(journal, slot) : journal.append(Samples.file(path), slot);
                assertThat(kept).isTrue();
                entered = "";
                acknowledged.add(path);
                if (i % 25 == 24) {
                    ship(journal);
                }
            }
            assertThat(mistakes).isEmpty();
            assertThat(looks).isGreaterThan(6 * 60);
        }
    }

    /** What is shipped is no longer looked for. */
    private void ship(Journal journal) throws IOException {
        JournalReader reader = journal.readFrom(journal.released());
        assertThat(Samples.read(reader)).hasSize(acknowledged.size());
        acknowledged.clear();
        journal.release(reader.position());
    }

    /** Notes what it finds, since the journal swallows what is thrown at it. */
    private void look() {
        if (killed.equals(folder)) {
            return;
        }
        looks++;
        try {
            long released = StoredHead.read(killed).released();
            StoredSegments segments = new StoredSegments(killed, Samples.SMALL.segmentSize());
            SegmentReader reader = new SegmentReader(segments, released);
            List<String> recorded = new ArrayList<>();
            for (JournalEntry entry : Samples.read(reader)) {
                recorded.add(Samples.path(entry));
            }
            List<String> inFlight = new ArrayList<>();
            for (InFlightFile file : StoredSlots.read(killed, Samples.SMALL.slots(), reader::hasFrameAt)) {
                inFlight.add(String.valueOf(file.path()));
            }
            judge(recorded, inFlight);
        } catch (IOException | RuntimeException e) {
            mistakes.add(e.toString());
        }
    }

    private void judge(List<String> recorded, List<String> inFlight) {
        if (!entered.isEmpty() && recorded.contains(entered) == inFlight.contains(entered)) {
            mistakes.add(entered + (recorded.contains(entered) ? " is both" : " is neither"));
        }
        List<String> expected = new ArrayList<>(acknowledged);
        if (recorded.contains(entered)) {
            expected.add(entered);
        }
        if (!recorded.equals(expected)) {
            mistakes.add("recorded are " + recorded + ", not " + expected);
        }
    }
}
