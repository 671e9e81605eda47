package io.runtrack.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a journal that is being written: full ones that wait to be shipped, the active one, and shipped ones kept for further use, so that appending
 * to a warm journal neither creates files nor faults new pages. Thread-safe. A crash leaves all that was appended in the files; an error in the middle of
 * anything leaves the segments as they were.
 */
final class LiveSegments implements SegmentCatalog {

    private static final long PAUSE_AFTER_REFUSAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path folder;
    private final Disk disk;
    private final JournalShape shape;

    // All guarded by this. The full segments are those from the oldest to before the active one.
    private final Deque<Segment> spare;
    private Segment oldest;
    private Segment active;
    private int full;
    private @Nullable Segment prepared;
    private int filesEver;
    private boolean refused;
    private long refusedAt;

    private final AtomicLong end;
    private volatile @Nullable String whyRefused;

    LiveSegments(Path folder, Disk disk, JournalShape shape) throws IOException {
        this.folder = folder;
        this.disk = disk;
        this.shape = shape;
        this.spare = new ArrayDeque<>(shape.spares() + 1);
        this.active = create();
        this.oldest = active;
        active.begin(0);
        this.end = new AtomicLong(active.end());
    }

    /**
     * The segment that takes the next frame: the active one, or the next if another can be had.
     *
     * @param keepFree bytes that the frame must leave free at the segment's end
     * @return null if there is no room
     */
    synchronized @Nullable Segment withRoomFor(int frameSize, int keepFree) {
        if (active.hasRoom(frameSize, shape.reserve())) {
            return active;
        }
        if (frameSize > shape.segmentSize() - Segment.HEADER - keepFree) {
            whyRefused = "an entry is longer than a segment";
            return null;
        }
        advance();
        return active.hasRoom(frameSize, keepFree) ? active : null;
    }

    /** Makes what was appended to the active segment visible to readers. */
    synchronized void commit() {
        end.lazySet(active.end()); // the next to look is the reader, which need not see it at once
    }

    /** Why there was no room the last time that there was none. */
    @Nullable
    String whyRefused() {
        return whyRefused;
    }

    /** All segments wholly before the position are used again or deleted. */
    void release(long position) throws IOException {
        for (Segment segment : takeSurplus(position)) {
            segment.seal();
            Files.deleteIfExists(segment.file());
        }
    }

    /** The files that hold positions from there on, the active one last. */
    synchronized List<Path> filesFrom(long position) {
        List<Path> files = new ArrayList<>();
        for (Segment segment = oldest; segment != null; segment = segment.following()) {
            if (segment == active || segment.end() > position) {
                files.add(segment.file());
            }
        }
        return files;
    }

    /** Nothing can be appended any more. */
    synchronized void close() {
        for (Segment segment = oldest; segment != null; segment = segment.following()) {
            segment.seal();
        }
        for (Segment segment : spare) {
            segment.seal();
        }
        spare.clear();
    }

    @Override
    public int segmentSize() {
        return shape.segmentSize();
    }

    @Override
    public long end() {
        return end.get();
    }

    @Override
    public synchronized @Nullable Path file(long index) {
        for (Segment segment = oldest; segment != null; segment = segment.following()) {
            if (segment.index() == index) {
                return segment.file();
            }
        }
        return null;
    }

    @Override
    public synchronized long indexAfter(long index) {
        for (Segment segment = oldest; segment != null; segment = segment.following()) {
            if (segment.index() > index) {
                return segment.index();
            }
        }
        return -1;
    }

    private synchronized List<Segment> takeSurplus(long position) {
        List<Segment> surplus = new ArrayList<>();
        while (oldest.following() != null && oldest.end() <= position) {
            Segment shipped = oldest;
            oldest = oldest.following();
            full--;
            refused = false;
            boolean keep = shipped.isWritable() && spare.size() < shape.spares();
            (keep ? spare : surplus).add(shipped);
        }
        return surplus;
    }

    private void advance() {
        try {
            if (prepared == null) {
                prepared = another();
            }
            if (prepared != null) {
                prepared.begin(active.index() + 1);
                active.finish();
                letGoOfLongBacklog();
                active.followedBy(prepared);
                active = prepared;
                prepared = null;
                full++;
            }
        } catch (IOException | RuntimeException e) {
            refuse("no segment can be written in " + folder + ": " + e);
        }
    }

    /** Full segments that will not be used again would only hold memory or open files while they wait. */
    private void letGoOfLongBacklog() {
        if (full >= shape.spares()) {
            active.seal();
        }
    }

    private @Nullable Segment another() throws IOException {
        Segment recycled = spare.pollFirst();
        if (recycled != null) {
            return recycled;
        }
        if (refused && System.nanoTime() - refusedAt < PAUSE_AFTER_REFUSAL) {
            return null; // asking the disk again for every entry would cost the host more than it gains
        }
        if ((full + 2L) * shape.segmentSize() > shape.maxBytes()) {
            return refuse("the journal has reached spool.max, " + shape.maxBytes() + " bytes");
        }
        if (disk.isNearlyFull()) {
            return refuse("less than 5 % of the disk of " + folder + " is free");
        }
        return create();
    }

    private @Nullable Segment refuse(String why) {
        refused = true;
        refusedAt = System.nanoTime();
        whyRefused = why;
        return null;
    }

    private Segment create() throws IOException {
        Path file = folder.resolve(StoredSegments.name(filesEver + 1));
        Segment segment = new Segment(file, disk.create(file, shape.segmentSize()), shape.segmentSize());
        filesEver++;
        return segment;
    }
}
