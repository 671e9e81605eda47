package io.runtrack.journal;

import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries into segments: encodes and checksums on the heap, since a fault in a checksum over the mapping itself would kill the JVM, then copies. All under one
 * short lock, so that a kill can leave no frame torn but the last. Thread-safe; throws nothing, and an error in the middle, even out of memory or stack, leaves the
 * journal as it was before the entry. The lock is a monitor: unlike a lock object's, its release needs no call that could overflow the stack.
 */
final class Appender {

    private final LiveSegments segments;
    private final InFlightTable inFlight;
    private final JournalShape shape;
    private final PayloadWriter payload;
    private final CRC32 checksum = new CRC32();
    private volatile @Nullable Throwable failure;

    Appender(LiveSegments segments, InFlightTable inFlight, JournalShape shape) {
        this.segments = segments;
        this.inFlight = inFlight;
        this.shape = shape;
        this.payload = new PayloadWriter(shape.segmentSize());
    }

    /** @param claimed the slot of the file that this entry records, which it frees; {@link InFlightTable#NONE} for none */
    boolean append(JournalEntry entry, int keepFree, int claimed) {
        boolean appended = false;
        boolean ends = false;
        synchronized (segments) {
            try {
                ends = inFlight.beginEnd(claimed);
                payload.reset();
                EntryEncoder.encode(entry, payload);
                appended = commit(keepFree, ends ? claimed : InFlightTable.NONE);
            } catch (Throwable e) {
                failure = e;
            }
            if (ends) {
                free(claimed);
            }
        }
        return appended;
    }

    /** An entry that may not use the reserve must leave all of it free; the start of a run must leave half for the ends. */
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

    private boolean commit(int keepFree, int claimed) throws IOException {
        Segment segment = segments.withRoomFor(Frame.size(payload.length()), keepFree);
        if (segment == null) {
            return false;
        }
        if (claimed != InFlightTable.NONE) {
            inFlight.endWith(claimed, segment.end());
        }
        segment.append(payload, checksum);
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
}
