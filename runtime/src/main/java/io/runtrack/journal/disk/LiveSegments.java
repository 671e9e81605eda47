package io.runtrack.journal.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a journal that is being written: full ones that wait to be shipped, and the active one; the others
 * are in the {@link SegmentPool}, so that appending to a warm journal neither creates files nor faults new pages.
 * Thread-safe. A crash leaves all that was appended in the files; an error in the middle of anything leaves the
 * segments as they were.
 */
public final class LiveSegments implements SegmentCatalog {

    private final JournalShape shape;
    private final Path folder;
    private final SegmentPool pool;

    // All guarded by this. The full segments are those from the oldest to before the active one.
    private Segment oldest;
    private Segment active;
    private int full;
    private @Nullable Segment prepared;

    private final AtomicLong end;

    public LiveSegments(Path folder, Disk disk, JournalShape shape) throws IOException {
        this.folder = folder;
        this.shape = shape;
        this.pool = new SegmentPool(folder, disk, shape);
        this.active = pool.create();
        this.oldest = active;
        active.begin(0);
        this.end = new AtomicLong(active.end());
    }

    /**
     * The segment that takes the next frame: the active one, or the next if another can be had. Like {@link #commit},
     * for whoever has the lock of this: to take it again within it would cost each entry another atomic instruction.
     *
     * @param keepFree bytes that the frame must leave free at the segment's end
     * @return null if there is no room
     */
    public @Nullable Segment withRoomFor(int frameSize, int keepFree) {
        if (active.hasRoom(frameSize, shape.reserve())) {
            return active;
        }
        if (frameSize > shape.segmentSize() - Segment.HEADER - keepFree) {
            pool.refused("an entry is longer than a segment");
            return null;
        }
        advance();
        return active.hasRoom(frameSize, keepFree) ? active : null;
    }

    /** Makes what was appended to the active segment visible to readers. */
    public void commit() {
        end.lazySet(active.end()); // the next to look is the reader, which need not see it at once
    }

    /** Why there was no room the last time that there was none. */
    public @Nullable String whyRefused() {
        return pool.whyRefused();
    }

    /**
     * Spares the host's threads the making of segments, once the journal is more than half a segment long. For the
     * background thread.
     */
    public void makeAhead() throws IOException {
        int inUse = segmentsIfGrowing();
        if (inUse > 0) {
            pool.makeAhead(inUse);
        }
    }

    /** All segments wholly before the position are used again or deleted. */
    public void release(long position) throws IOException {
        for (Segment segment : takeSurplus(position)) {
            segment.delete();
        }
    }

    /** The files that hold positions from there on, the active one last. */
    public synchronized List<Path> filesFrom(long position) {
        List<Path> files = new ArrayList<>();
        for (Segment segment = oldest; segment != null; segment = segment.following()) {
            if (segment == active || segment.end() > position) {
                files.add(segment.file());
            }
        }
        return files;
    }

    /** Nothing can be appended any more. */
    public synchronized void close() {
        for (Segment segment = oldest; segment != null; segment = segment.following()) {
            segment.seal();
        }
        pool.close();
    }

    @Override
    public int segmentSize() {
        return shape.segmentSize();
    }

    @Override
    public void damaged(long position) throws IOException {
        throw new IOException("The journal is damaged at position " + position);
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
    public synchronized boolean copy(long position, byte[] into, int length) throws IOException {
        for (Segment segment = oldest; segment != null; segment = segment.following()) {
            if (segment.index() == position / shape.segmentSize()) {
                return segment.copy((int) (position % shape.segmentSize()), into, length);
            }
        }
        return false;
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

    private synchronized int segmentsIfGrowing() {
        return full == 0 && active.hasRoom(shape.segmentSize() / 2, 0) ? 0 : full + 1;
    }

    private synchronized List<Segment> takeSurplus(long position) {
        List<Segment> surplus = new ArrayList<>();
        while (oldest.following() != null && oldest.end() <= position) {
            Segment shipped = oldest;
            oldest = oldest.following();
            full--;
            if (!pool.giveBack(shipped)) {
                surplus.add(shipped);
            }
        }
        return surplus;
    }

    private void advance() {
        try {
            if (prepared == null) {
                prepared = pool.take(full + 1);
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
            pool.refuseForAWhile("no segment can be written in " + folder + ": " + e);
        }
    }

    /** Full segments that will not be used again would only hold memory or open files while they wait. */
    private void letGoOfLongBacklog() {
        if (full >= shape.spares()) {
            active.seal();
        }
    }
}
