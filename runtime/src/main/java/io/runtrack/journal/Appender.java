package io.runtrack.journal;

import io.runtrack.journal.disk.Frame;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LiveSegments;
import io.runtrack.journal.disk.Segment;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.PayloadWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries into segments. They were encoded and checksummed before, by each thread for itself; under one short lock
 * they get their position and are copied to it, so that a kill can leave no frame torn but the last. Thread-safe;
 * throws nothing, and an error in the middle, even out of memory or stack, leaves the journal as it was before the
 * entry. The lock is a monitor: unlike a lock object's, its release needs no call that could overflow the stack.
 */
final class Appender {

    private final LiveSegments segments;
    private final InFlightTable inFlight;
    private final JournalShape shape;
    private volatile @Nullable Throwable failure;

    Appender(LiveSegments segments, InFlightTable inFlight, JournalShape shape) {
        this.segments = segments;
        this.inFlight = inFlight;
        this.shape = shape;
    }

    /**
     * Appends the entry that was made in a slot, and ends the slot's use.
     *
     * @return false if it could not be kept, or that use of the slot had ended before
     */
    boolean append(int claimed, SlotWriter writer) {
        boolean appended = false;
        synchronized (segments) {
            boolean ends = false;
            try {
                ends = inFlight.beginEnd(claimed);
                appended = ends && commit(writer, ordinary(), claimed);
            } catch (Throwable e) {
                failure = e;
            }
            if (ends) {
                free(claimed);
            }
        }
        return appended;
    }

    /**
     * Appends an entry that lies in a buffer of its own.
     *
     * @param claimed the slot of the file that this entry records, which it ends; {@link InFlightTable#NONE} for none
     * @param kept whether that slot stays with whoever claimed it
     */
    boolean append(JournalEntry entry, int keepFree, int claimed, boolean kept) {
        int scratch = InFlightTable.NONE;
        SlotWriter encoded = null;
        try {
            scratch = inFlight.claim();
            encoded = inFlight.scratch(scratch);
            encoded.encode(entry);
        } catch (Throwable e) {
            failure = e;
            encoded = null;
        }
        boolean appended = false;
        synchronized (segments) {
            boolean ends = false;
            try {
                ends = inFlight.beginEnd(claimed);
                appended = encoded != null && commit(encoded, keepFree, ends ? claimed : InFlightTable.NONE);
            } catch (Throwable e) {
                failure = e;
            }
            if (ends && kept) {
                keep(claimed);
            } else if (ends) {
                free(claimed);
            }
        }
        release(scratch);
        return appended;
    }

    /**
     * An entry that may not use the reserve must leave all of it free; the start of a run must leave half for the ends.
     */
    int ordinary() {
        return shape.reserve();
    }

    int runStart() {
        return shape.reserve() / 2;
    }

    /** What went wrong last, in here or in what goes with it. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    void failed(Throwable e) {
        failure = e;
    }

    private boolean commit(SlotWriter encoded, int keepFree, int claimed) throws IOException {
        PayloadWriter payload = encoded.payload();
        Segment segment = segments.withRoomFor(Frame.size(payload.length()), keepFree);
        if (segment == null) {
            return false;
        }
        if (claimed != InFlightTable.NONE) {
            inFlight.endWith(claimed, segment.end());
        }
        segment.append(payload, encoded.checksum());
        segments.commit();
        return true;
    }

    private void free(int claimed) {
        try {
            inFlight.free(claimed);
        } catch (Throwable e) {
            failure = e; // the slot is lost, and nothing else: a reader sees that its frame is whole
        }
    }

    private void keep(int claimed) {
        try {
            inFlight.keep(claimed);
        } catch (Throwable e) {
            failure = e;
        }
    }

    private void release(int scratch) {
        try {
            if (scratch != InFlightTable.NONE) {
                inFlight.release(scratch);
            }
        } catch (Throwable e) {
            failure = e;
        }
    }
}
