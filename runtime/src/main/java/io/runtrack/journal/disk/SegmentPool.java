package io.runtrack.journal.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gives a journal its segments: shipped ones, ones that were made ahead, and new ones as far as the disk and the
 * journal's measures allow. To make one takes as long as some thousand records do, so a thread of the host should find
 * one ready. Thread-safe.
 */
final class SegmentPool {

    private static final long PAUSE_AFTER_REFUSAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path folder;
    private final Disk disk;
    private final JournalShape shape;
    private final AtomicInteger filesEver = new AtomicInteger();

    // All guarded by this.
    private final Deque<Segment> spare;
    private int takenSinceAhead;
    private boolean isRefusing;
    private long refusedAt;
    private boolean closed;

    private volatile @Nullable String whyRefused;

    SegmentPool(Path folder, Disk disk, JournalShape shape) {
        this.folder = folder;
        this.disk = disk;
        this.shape = shape;
        this.spare = new ArrayDeque<>(shape.spares() + 1);
    }

    /**
     * A segment for further use.
     *
     * @param inUse how many the journal consists of
     * @return null if there is none to be had; see {@link #whyRefused}
     * @throws IOException if the disk would not take another
     */
    synchronized @Nullable Segment take(int inUse) throws IOException {
        Segment recycled = spare.pollFirst();
        if (recycled != null) {
            takenSinceAhead++;
            return recycled;
        }
        if (isRefusing && System.nanoTime() - refusedAt < PAUSE_AFTER_REFUSAL) {
            return null; // asking the disk again for every entry would cost the host more than it gains
        }
        if (!mayHaveAnother(inUse)) {
            return refuseForAWhile("the journal has reached spool.max, " + shape.maxBytes() + " bytes");
        }
        if (disk.isNearlyFull()) {
            return refuseForAWhile("less than 5 % of the disk of " + folder + " is free");
        }
        Segment created = create();
        takenSinceAhead++; // not for one that was not to be had: the disk then needs its room for what makes the
        // journal shorter
        return created;
    }

    /** Takes a shipped segment back; false if it is better deleted. */
    synchronized boolean giveBack(Segment shipped) {
        isRefusing = false;
        boolean keep = shipped.isWritable() && !closed && spare.size() < shape.spares();
        if (keep) {
            spare.add(shipped);
        }
        return keep;
    }

    /**
     * Has as many segments at hand as were lately taken and one more, before they are needed, if the disk takes them:
     * who needs one that it did not take asks again, and says so. For the background thread, which makes them outside
     * the lock.
     *
     * @param inUse how many the journal consists of
     */
    void makeAhead(int inUse) throws IOException {
        int missing = missingAhead();
        while (missing > 0 && mayMakeAhead(inUse)) {
            Segment made = createIfPossible();
            if (made == null) {
                return;
            }
            if (!giveBack(made)) {
                made.delete();
            }
            missing--;
        }
    }

    private @Nullable Segment createIfPossible() {
        try {
            Segment made = create();
            made.prepare();
            return made;
        } catch (IOException fullOrBroken) {
            return null;
        }
    }

    /** The very first segment, which no limit concerns. */
    Segment create() throws IOException {
        Path file = folder.resolve(StoredSegments.name(filesEver.incrementAndGet()));
        return new Segment(file, disk.create(file, shape.segmentSize()), shape.segmentSize());
    }

    /** Remembers why, and does not look for a new one at once. */
    synchronized @Nullable Segment refuseForAWhile(String why) {
        isRefusing = true;
        refusedAt = System.nanoTime();
        whyRefused = why;
        return null;
    }

    /** Remembers why there was no room. */
    void refused(String why) {
        whyRefused = why;
    }

    /** Why there was no segment the last time that there was none. */
    @Nullable
    String whyRefused() {
        return whyRefused;
    }

    synchronized void close() {
        closed = true;
        for (Segment segment : spare) {
            segment.seal();
        }
        spare.clear();
    }

    private synchronized int missingAhead() {
        int wanted = Math.min(takenSinceAhead + 1, shape.spares());
        takenSinceAhead = 0;
        return wanted - spare.size();
    }

    private boolean mayMakeAhead(int inUse) {
        return mayHaveAnother(inUse) && !disk.isNearlyFull();
    }

    private synchronized boolean mayHaveAnother(int inUse) {
        return !closed && (inUse + spare.size() + 1L) * shape.segmentSize() <= shape.maxBytes();
    }
}
