package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.PlainRegion;
import io.runtrack.journal.disk.Region;
import io.runtrack.journal.entry.HeadLayout;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.FileProcessingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InFlightTest {

    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void create() throws IOException {
        journal = Samples.journal(folder.resolve("spool"), Samples.SMALL);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @Test
    void showsWhatIsInFlightInTheLiveJournalAndAfterAKill() throws IOException {
        int ended = journal.enter(1, "/ended", null, null, 1, 1);
        int first = journal.enter(7, "/dätä/\ud800.wav", "audio", "agent-7", 1_600_000_000_123_456L, 3);
        int second = journal.enter(8, null, null, null, -1, 1);
        journal.leave(ended);

        InFlightFile[] expected = {
            new InFlightFile(
                    first, 7, "/dätä/\ud800.wav", "audio", "agent-7", Instant.parse("2020-09-13T12:26:40.123456Z"), 3),
            new InFlightFile(second, 8, null, null, null, Instant.parse("1969-12-31T23:59:59.999999Z"), 1)
        };
        assertThat(journal.inFlight()).containsExactlyInAnyOrder(expected);
        assertThat(Samples.claimAfterKill(journal, folder.resolve("killed")).inFlight())
                .containsExactlyInAnyOrder(expected);
    }

    @Test
    void keepsTheBeginningOfLongTextsInWholeCharacters() throws IOException {
        journal.enter(1, "€".repeat(5000), "t".repeat(300), "ä".repeat(300), 1, 1);

        InFlightFile file = journal.inFlight().get(0);
        assertThat(file.path()).isEqualTo("€".repeat(341));
        assertThat(file.fileType()).isEqualTo("t".repeat(32));
        assertThat(file.agentId()).isEqualTo("ä".repeat(32));
    }

    @Test
    void refusesMoreFilesThanSlotsAndFreesEachSlotOnce() throws IOException {
        int[] slots = new int[4];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = journal.enter(1, "/" + i, null, null, 1, 1);
            assertThat(slots[i]).isNotNegative();
        }
        assertThat(journal.enter(1, "/4", null, null, 1, 1)).isEqualTo(-1);

        journal.leave(slots[0]);
        int again = journal.enter(1, "/again", null, null, 1, 1);
        assertThat(again).isNotNegative().isNotEqualTo(slots[0]);
        journal.leave(slots[0]); // its use is over, and the slot is another's
        journal.append(Samples.file("/0"), slots[0]);
        journal.leave(-1);
        journal.leave(Integer.MAX_VALUE);
        assertThat(journal.inFlight())
                .extracting(InFlightFile::path)
                .containsExactlyInAnyOrder("/1", "/2", "/3", "/again");
    }

    @Test
    void bringsTheBegunEntryToItsEnd() throws IOException {
        FileProcessingLog ending = FileProcessingLog.builder(FileStatus.FAILED)
                .errorType("IOException")
                .errorMessage("Köln")
                .outputPath("/out")
                .errorStack("at ".repeat(2000))
                .build();
        for (int attempt = 1; attempt <= 2; attempt++) {
            int slot = journal(1 << 16).enter(7, "/dätä.wav", "audio", "agent-7", -1_500_001, 1);
            assertThat(journal.complete(slot, ending, 12)).isTrue();
            assertThat(journal.append(slot, attempt)).isTrue();
            assertThat(journal.inFlight()).isEmpty();
            FileProcessingLog expected = ending.toBuilder()
                    .filePath("/dätä.wav")
                    .fileType("audio")
                    .agentId("agent-7")
                    .processingTimeMs(12L)
                    .startedAt(Instant.parse("1969-12-31T23:59:58.499999Z"))
                    .attempt(attempt)
                    .build();
            assertThat(Samples.read(journal)).containsExactly(new JournalEntry.FileRecorded(7, expected));
        }
    }

    @Test
    void dropsARecordThatNoSegmentHoldsAndFreesItsSlot() throws IOException {
        int slot = journal.enter(1, "x".repeat(5000), null, null, 1, 1);
        assertThat(journal.inFlight()).hasSize(1);
        assertThat(Samples.complete(journal, slot)).isFalse();
        assertThat(journal.append(Samples.file("x".repeat(5000)), slot)).isFalse();
        assertThat(journal.inFlight()).isEmpty();
        assertThat(Samples.read(journal)).isEmpty();
    }

    /** The processing may be at work in the slot's buffer while the end of its run makes the record. */
    @Test
    void leavesTheSlotOfAFileThatAnotherRecordsToItsOwner() throws IOException {
        int[] slots = new int[4];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = journal.enter(1, "/" + i, null, null, 1, 1);
        }
        assertThat(journal.appendForOwner(Samples.file("/aborted"), slots[0])).isTrue();

        assertThat(journal.inFlight()).hasSize(3);
        assertThat(journal.enter(1, "/4", null, null, 1, 1)).isEqualTo(-1);
        assertThat(Samples.complete(journal, slots[0])).isFalse(); // it comes too late
        journal.leave(slots[0]);
        assertThat(journal.enter(1, "/4", null, null, 1, 1)).isNotNegative();
        assertThat(Samples.read(journal)).containsExactly(Samples.file("/aborted"));
    }

    private Journal journal(int segmentSize) throws IOException {
        journal.close();
        journal = Samples.journal(folder.resolve("spool"), new JournalShape(segmentSize, 4, 2, 1 << 20));
        return journal;
    }

    @Test
    void countsAFileAsRecordedOnlyIfItsFrameIsWhole() throws IOException {
        int slot = journal.enter(1, "/a", null, null, 1, 1);
        journal.append(Samples.file("/before"));
        JournalReader reader = journal.readFrom(0);
        reader.next();
        long position = reader.position();
        try (PlainRegion head = new PlainRegion(journal.folder().resolve("head"))) {
            head.putLong(HeadLayout.slotAt(slot & 1023), position);
        }

        assertThat(Samples.claimAfterKill(journal, folder.resolve("before")).inFlight())
                .hasSize(1);
        journal.append(Samples.file("/a"));
        assertThat(Samples.claimAfterKill(journal, folder.resolve("after")).inFlight())
                .isEmpty();
    }

    @Test
    void staysUsableThroughAllUsesOfASlot() {
        InFlightTable table = new InFlightTable(new Nowhere(), 1, 1024, TextFilter.NONE);
        int last = -1;
        for (long use = 0; use < (1 << 21) + 3; use++) {
            int claimed = table.claim();
            assertThat(claimed != last && claimed >= 0 && table.claim() == InFlightTable.NONE)
                    .isTrue();
            assertThat(table.beginEnd(claimed) && !table.beginEnd(claimed)).isTrue();
            free(table, claimed);
            last = claimed;
        }
    }

    private static void free(InFlightTable table, int claimed) {
        try {
            table.free(claimed);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Nowhere implements Region {
        @Override
        public void put(int offset, byte[] bytes, int start, int length) {}

        @Override
        public void get(int offset, byte[] bytes, int start, int length) {}

        @Override
        public void putLong(int offset, long value) {}

        @Override
        public void close() {}
    }
}
