package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.Disk;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.disk.Region;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRoomTest {

    private static final JournalShape THREE_SEGMENTS = new JournalShape(4096, 4, 2, 3 * 4096);

    @TempDir
    Path folder;

    @Test
    void dropsRecordsBeyondTheLimitAndKeepsOnWhenSomeAreShipped() throws IOException {
        try (Journal journal = Samples.journal(folder, THREE_SEGMENTS)) {
            int kept = fill(journal);
            assertThat(kept).isBetween(100, 200);
            assertThat(journal.droppedEntries()).isEqualTo(1);
            assertThat(journal.whyDropped()).contains("spool.max").contains("12288");

            JournalReader reader = journal.readFrom(0);
            assertThat(Samples.read(reader)).hasSize(kept);
            journal.release(reader.position());
            assertThat(fill(journal)).isBetween(kept / 2, kept);
            assertThat(Samples.claimAfterKill(journal, folder.resolve("killed")).droppedEntries())
                    .isEqualTo(2);
        }
    }

    @Test
    void alwaysHasRoomForTheEndsOfRuns() throws IOException {
        try (Journal journal = Samples.journal(folder, THREE_SEGMENTS)) {
            fill(journal);
            JournalEntry start = new JournalEntry.RunStarted(
                    2, RunMetadata.builder("run", "command", Samples.MOMENT).build());
            int starts = 0;
            while (journal.appendEssential(start)) {
                starts++;
            }
            assertThat(starts).isPositive();
            assertThat(journal.appendEssential(end("short"))).isTrue();
            assertThat(journal.append(end("short"))).isFalse();
        }
    }

    @Test
    void shortensAMessageForWhichThereIsNoRoomRatherThanLosingTheEndOfARun() throws IOException {
        JournalShape oneSegment = new JournalShape(16 * 1024, 4, 2, 1);
        try (Journal journal = Samples.journal(folder, oneSegment)) {
            fill(journal);
            assertThat(journal.appendEssential(end("x".repeat(1_000_000)))).isTrue();

            List<JournalEntry> entries = Samples.read(journal);
            assertThat(entries.get(entries.size() - 1)).isEqualTo(end("x".repeat(1024) + "…"));
            assertThat(journal.droppedEntries()).isEqualTo(1); // the one that did not fit before
        }
    }

    @Test
    void takesNoFurtherSegmentWhenTheDiskIsNearlyFull() throws IOException {
        try (Journal journal =
                Spool.open(folder).create(Samples.ofAnotherProcess(), JournalShape.standard(1 << 30), new FullDisk())) {
            assertThat(fill(journal)).isGreaterThan(1000);
            assertThat(journal.whyDropped()).contains("5 %");
            assertThat(journal.appendEssential(end(null))).isTrue();
        }
    }

    @Test
    void dropsWhatIsLongerThanASegmentAndGoesOn() throws IOException {
        try (Journal journal = Samples.journal(folder, THREE_SEGMENTS)) {
            assertThat(journal.append(Samples.file("x".repeat(4096)))).isFalse();
            assertThat(journal.append(Samples.file("x".repeat(100_000_000)))).isFalse();
            assertThat(journal.append(Samples.file("/a"))).isTrue();
            assertThat(Samples.read(journal)).containsExactly(Samples.file("/a"));
        }
    }

    @Test
    void refusesEverythingQuietlyOnceClosed() throws IOException {
        Journal journal = Samples.journal(folder, THREE_SEGMENTS);
        int slot = journal.enter(1, "/a", null, null, 1, 1);
        journal.close();

        assertThat(journal.append(Samples.file("/a"), slot)).isFalse();
        assertThat(journal.appendEssential(end(null))).isFalse();
        assertThat(journal.enter(1, "/b", null, null, 1, 1)).isEqualTo(-1);
        journal.leave(slot);
        journal.heartbeat(Samples.MOMENT);
        journal.close();
    }

    private static int fill(Journal journal) {
        int count = 0;
        while (journal.append(Samples.file("/data/calls/" + count + ".wav"))) {
            count++;
        }
        return count;
    }

    private static JournalEntry.RunEnded end(@Nullable String message) {
        return new JournalEntry.RunEnded(1, RunStatus.FAILED, message, "E", null, null, Samples.MOMENT, 0);
    }

    private final class FullDisk implements Disk {
        @Override
        public Region create(Path file, int size) throws IOException {
            return new LocalDisk(folder, true).create(file, size);
        }

        @Override
        public boolean isNearlyFull() {
            return true;
        }
    }
}
