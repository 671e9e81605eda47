package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LiveSegments;
import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.disk.PlainRegion;
import io.runtrack.journal.disk.Segment;
import io.runtrack.journal.disk.SegmentCatalog;
import io.runtrack.journal.disk.SegmentReader;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.TextFilter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentAppendTest {

    private static final int THREADS = 4;
    private static final JournalShape SHAPE = new JournalShape(16 * 1024, 8, 3, 1 << 30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsEveryRecordOnceAndInOrderWhileSegmentsAreRecycled(boolean mapped) throws Exception {
        int each = mapped ? 20_000 : 4_000;
        try (Journal journal =
                Spool.open(folder).create(Samples.ofAnotherProcess(), SHAPE, new LocalDisk(folder, mapped))) {
            AtomicInteger dropped = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                threads.add(new Thread(() -> append(journal, thread, each, dropped)));
            }
            threads.forEach(Thread::start);
            readAll(journal, each);
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(dropped).hasValue(0);
            assertThat(journal.droppedEntries()).isZero();
            assertThat(journal.inFlight()).isEmpty();
            assertThat(segmentFiles(journal)).isLessThan(200); // 20,000 records take several hundred
        }
    }

    @Test
    void skipsNothingWhenASegmentFillsUpUnderTheReader() throws IOException {
        LiveSegments segments = new LiveSegments(folder, new LocalDisk(folder, true), Samples.SMALL);
        InFlightTable table = new InFlightTable(new PlainRegion(folder.resolve("x")), 1, 1024, TextFilter.NONE);
        Appender appender = new Appender(segments, table, Samples.SMALL);
        SegmentReader reader = new SegmentReader(new FillingCatalog(segments, appender), 0);

        assertThat(reader.next()).isNull();
        assertThat(Samples.read(reader)).hasSize(FillingCatalog.COUNT);
    }

    /** Appends more than a segment holds just after it has been asked for the end. */
    private record FillingCatalog(LiveSegments segments, Appender appender) implements SegmentCatalog {

        static final int COUNT = 30;

        @Override
        public int segmentSize() {
            return segments.segmentSize();
        }

        @Override
        public @Nullable Path file(long index) {
            return segments.file(index);
        }

        @Override
        public void damaged(long position) throws IOException {
            segments.damaged(position);
        }

        @Override
        public long indexAfter(long index) {
            return segments.indexAfter(index);
        }

        @Override
        public long end() {
            long end = segments.end();
            for (int i = 0; end == Segment.HEADER && i < COUNT; i++) {
                assertThat(appender.append(Samples.file("/" + i), 0, InFlightTable.NONE, false))
                        .isTrue();
            }
            return end;
        }
    }

    private static void append(Journal journal, int thread, int count, AtomicInteger dropped) {
        if (thread == 0) {
            Thread.currentThread().interrupt(); // hosts interrupt their threads; that must not close our files
        }
        for (int i = 0; i < count; i++) {
            String path = thread + ":" + i;
            int slot = journal.enter(1, path, null, null, i, 1);
            boolean kept = i % 2 == 0 ? completed(journal, slot, path) : journal.append(Samples.file(path), slot);
            if (!kept) {
                dropped.incrementAndGet();
            }
        }
    }

    /** Where a slot was to be had, as a tracked call does. */
    private static boolean completed(Journal journal, int slot, String path) {
        return slot < 0 ? journal.append(Samples.file(path)) : Samples.complete(journal, slot);
    }

    /** Reads with a new reader now and then, as a writer would after a checkpoint. */
    private static void readAll(Journal journal, int each) throws IOException {
        int[] next = new int[THREADS];
        JournalReader reader = journal.readFrom(0);
        for (int seen = 0; seen < THREADS * each; ) {
            JournalEntry entry = reader.next();
            if (entry == null) {
                journal.release(reader.position());
                reader = journal.readFrom(journal.released());
                Thread.onSpinWait();
                continue;
            }
            String path = Samples.path(entry);
            int thread = path.charAt(0) - '0';
            assertThat(path).isEqualTo(thread + ":" + next[thread]);
            next[thread]++;
            seen++;
            if (seen % 1000 == 0) {
                journal.release(reader.position());
            }
        }
        assertThat(reader.next()).isNull();
        journal.release(reader.position());
    }

    private static int segmentFiles(Journal journal) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journal.folder(), "segment-*")) {
            for (Path ignored : files) {
                count++;
            }
        }
        return count;
    }
}
