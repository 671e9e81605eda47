package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.Frame;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.Segment;
import io.runtrack.journal.disk.SegmentReader;
import io.runtrack.journal.disk.StoredSegments;
import io.runtrack.journal.entry.EntryEncoder;
import io.runtrack.journal.entry.HeadLayout;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.LittleEndian;
import io.runtrack.journal.entry.PayloadWriter;
import io.runtrack.journal.entry.TextFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornJournalTest {

    @TempDir
    Path folder;

    private Path killed;
    private byte[] firstUse = {}; // of the file that is the second segment now
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private boolean damaged; // as it was found when it was read last

    /** Two segments, both recycled, with rubbish from their first use behind their last frames. */
    @BeforeEach
    void writeJournal() throws IOException {
        try (Journal journal = Samples.journal(folder.resolve("spool"), Samples.SMALL)) {
            appendUpTo(2 * 1024 + 500, journal);
            firstUse = Files.readAllBytes(journal.folder().resolve("segment-000002"));
            journal.release(ends.get(ends.size() - 1));
            appendUpTo(4 * 1024 + 500, journal);
            int released = (int) ends.stream().filter(end -> end <= 3 * 1024).count();
            entries.subList(0, released).clear();
            ends.subList(0, released).clear();
            assertThat(journal.enter(1, "/in/flight.wav", "audio", "agent-7", 1_000_000, 2))
                    .isNotNegative();
            killed = folder.resolve("killed");
            Samples.copy(journal.folder(), killed);
        }
        assertThat(read()).isEqualTo(entries);
        assertThat(damaged).isFalse();
    }

    @Test
    void losesNoRecordButTheDamagedOne() throws IOException {
        for (Path segment : segments()) {
            byte[] whole = Files.readAllBytes(segment);
            long first = LittleEndian.getLong(whole, 8);
            long last = ends.stream()
                    .filter(end -> end <= first + 1024)
                    .max(Long::compare)
                    .orElseThrow();
            for (int at = Segment.HEADER; at < whole.length; at++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << at % 8);
                overwrite(segment, changed);
                long position = first + at;
                List<JournalEntry> others = new ArrayList<>();
                for (int i = 0; i < entries.size(); i++) {
                    if (position < begin(i) || position >= dataEnd(i)) {
                        others.add(entries.get(i));
                    }
                }
                assertThat(read()).as("damaged at %d", at).isEqualTo(others);
                assertThat(damaged)
                        .as("damaged at %d", at)
                        .isEqualTo(others.size() < entries.size() || (position >= last && position < last + 8));
            }
            overwrite(segment, whole);
        }
    }

    @Test
    void remembersADamageThatAnEarlierReaderFound() throws IOException {
        Path segment = segments().get(0);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[Segment.HEADER + Frame.HEADER] ^= 1;
        overwrite(segment, bytes);
        try (DeadJournal journal = dead()) {
            JournalReader reader = journal.readFrom(3 * 1024);
            assertThat(reader.next()).isEqualTo(entries.get(1));
            assertThat(journal.isDamaged()).isTrue();
            journal.release(ends.get(ends.size() - 1));
        }

        try (DeadJournal journal = dead()) {
            assertThat(journal.readFrom(journal.released()).next()).isNull();
            assertThat(journal.isDamaged()).isTrue();
        }
        assertThat(segment).exists();
    }

    private DeadJournal dead() throws IOException {
        JournalLock lock = Objects.requireNonNull(JournalLock.tryLock(killed, killed.resolve(JournalFolder.LOCK)));
        return new DeadJournal(killed, StoredHead.read(killed), lock);
    }

    @Test
    void noticesThatASegmentIsGone() throws IOException {
        Files.delete(segments().get(0));

        assertThat(read()).isNotEmpty().isSubsetOf(entries);
        assertThat(damaged).isTrue();
    }

    @Test
    void recoversEveryWholeRecordWhereverItIsCut() throws IOException {
        for (Path segment : segments()) {
            byte[] whole = Files.readAllBytes(segment);
            long first = LittleEndian.getLong(whole, 8);
            for (int length = whole.length; length >= 0; length--) {
                overwrite(segment, Arrays.copyOf(whole, length));
                assertThat(read()).as("cut at %d", length).isEqualTo(untouched(first, first + length));
            }
            overwrite(segment, whole);
        }
    }

    @Test
    void neverTakesADamagedRecordForAWholeOne() throws IOException {
        for (Path segment : segments()) {
            byte[] whole = Files.readAllBytes(segment);
            long first = LittleEndian.getLong(whole, 8);
            for (int at = 0; at < whole.length; at++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) (1 << at % 8);
                overwrite(segment, damaged);
                assertThat(read())
                        .as("damaged at %d", at)
                        .isSubsetOf(entries)
                        .doesNotHaveDuplicates()
                        .containsAll(untouched(first, at < Segment.HEADER ? first : first + at));
            }
            overwrite(segment, whole);
        }
    }

    /** As if power had failed between writing the pages of a new use and those behind it. */
    @Test
    void neverTakesAFrameOfAnEarlierUseForANewOne() throws IOException {
        Path recycled = segments().get(1);
        assertThat(recycled).hasFileName("segment-000002");
        byte[] whole = Files.readAllBytes(recycled);
        for (int kept = Segment.HEADER; kept <= whole.length; kept += 8) {
            byte[] mixed = firstUse.clone();
            System.arraycopy(whole, 0, mixed, 0, kept);
            overwrite(recycled, mixed);
            long first = LittleEndian.getLong(whole, 8);
            assertThat(read()).as("kept %d", kept).isSubsetOf(entries).containsAll(untouched(first, first + kept));
        }
    }

    @Test
    void readsOrRefusesADamagedOrTruncatedHead() throws IOException {
        Path head = killed.resolve("head");
        byte[] whole = Files.readAllBytes(head);
        for (int at = 0; at < whole.length; at++) {
            if (isUnused(at)) {
                continue;
            }
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            overwrite(head, damaged);
            checkHead(at < HeadLayout.HEADER_AT, "damaged at " + at);
        }
        for (int length = 0; length < whole.length; length += 31) {
            overwrite(head, Arrays.copyOf(whole, length));
            checkHead(length < HeadLayout.MUTABLE_END, "cut at " + length);
        }
    }

    /** Not in place, which makes the file system wait for the disk each time. */
    private static void overwrite(Path file, byte[] bytes) throws IOException {
        Files.delete(file);
        Files.write(file, bytes);
    }

    private static boolean isUnused(int at) {
        return at < HeadLayout.FIRST_SLOT_AT
                ? (at > 300 && at < HeadLayout.HEARTBEAT_AT) || at > HeadLayout.MUTABLE_END
                : (at - HeadLayout.FIRST_SLOT_AT) % HeadLayout.SLOT_SIZE > 100;
    }

    private void checkHead(boolean mustRefuse, String what) throws IOException {
        boolean refused = false;
        List<InFlightFile> inFlight = List.of();
        try {
            StoredHead head = StoredHead.read(killed);
            assertThat(head.header()).as(what).isEqualTo(Samples.ofAnotherProcess());
            SegmentReader reader = new SegmentReader(new StoredSegments(killed, 1024), 0);
            inFlight = StoredSlots.read(killed, head.slots(), reader::hasFrameAt);
        } catch (IOException e) {
            refused = true;
        }
        assertThat(refused || !mustRefuse).as(what).isTrue();
        assertThat(inFlight).as(what).hasSizeLessThanOrEqualTo(1).allMatch(file -> "/in/flight.wav"
                .equals(file.path()));
    }

    /** All records but those of one segment that do not lie before {@code to}. */
    private List<JournalEntry> untouched(long from, long to) {
        List<JournalEntry> whole = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            long end = ends.get(i);
            // The last frame may be followed by padding, which is nothing to lose.
            boolean cut = end > from && end <= from + 1024 && dataEnd(i) > to;
            if (!cut) {
                whole.add(entries.get(i));
            }
        }
        return whole;
    }

    private long begin(int i) {
        return ends.get(i) - Frame.size(payloadLength(i));
    }

    private long dataEnd(int i) {
        return begin(i) + Frame.HEADER + payloadLength(i);
    }

    private int payloadLength(int i) {
        PayloadWriter payload = new PayloadWriter(1024, TextFilter.NONE);
        EntryEncoder.encode(entries.get(i), payload);
        return payload.length();
    }

    private void appendUpTo(long end, Journal journal) throws IOException {
        while (ends.isEmpty() || ends.get(ends.size() - 1) < end) {
            append(journal, 100 + ends.size());
        }
    }

    /** Two lengths of frames, so that many of different uses begin at the same offset. */
    private void append(Journal journal, int number) throws IOException {
        JournalEntry entry = Samples.file("/data/" + "x".repeat(number % 2 * 8) + number);
        assertThat(journal.append(entry)).isTrue();
        JournalReader reader = journal.readFrom(ends.isEmpty() ? 0 : ends.get(ends.size() - 1));
        assertThat(reader.next()).isEqualTo(entry);
        entries.add(entry);
        ends.add(reader.position());
    }

    private List<Path> segments() throws IOException {
        StoredSegments stored = new StoredSegments(killed, 1024);
        List<Path> files = new ArrayList<>();
        for (long index = 3; index <= 4; index++) {
            Path file = stored.file(index);
            assertThat(file).isNotNull();
            files.add(file);
        }
        assertThat(stored.indexAfter(4)).isNegative();
        return files;
    }

    private List<JournalEntry> read() throws IOException {
        StoredSegments stored = new StoredSegments(killed, 1024);
        List<JournalEntry> read = Samples.read(new SegmentReader(stored, 3 * 1024));
        damaged = stored.isDamaged();
        return read;
    }
}
