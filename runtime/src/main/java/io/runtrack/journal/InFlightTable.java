package io.runtrack.journal;

import io.runtrack.journal.disk.Region;
import io.runtrack.journal.entry.HeadLayout;
import io.runtrack.journal.entry.TextFilter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The files in flight, each in a slot of the head: outside the heap, so that after an out-of-memory kill one knows
 * which file did it. A thread claims the slot that its id points at or the next free one, without a lock, and is then
 * alone with it. A crash leaves every slot readable; see {@link StoredSlots}.
 *
 * <p>What {@link #claim} returns names the slot and this use of it, so that ending one use twice cannot end another's.
 *
 * <p>Who has claimed a slot has its buffer, too: in there an entry is made outside all locks. Slots of neighbouring
 * threads lie apart, so that the processors do not take each other's cache lines away.
 */
final class InFlightTable {

    static final int NONE = -1;

    private static final int SLOT_BITS = 10;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int USES = 1 << (Integer.SIZE - 1 - SLOT_BITS);

    // One use of a slot takes it through four phases, the last being free for the next use.
    private static final int PHASES = 4;
    private static final int FREE = 0;
    private static final int TAKEN = 1;
    private static final int ENDING = 2;
    private static final int KEPT = 3; // ended by somebody else, who leaves it to its owner to let go of it

    private static final int APART = 0x9E3779B9; // 2^32 divided by the golden ratio

    private final Region region;
    private final int entryLimit;
    private final TextFilter filter;
    private final AtomicIntegerArray phases;
    private final @Nullable SlotWriter[] writers; // each belongs to whoever has claimed the slot

    /**
     * A table of which nothing is in use.
     *
     * @param entryLimit the most that an entry may take, in bytes
     * @param filter what every text goes through
     */
    InFlightTable(Region region, int slots, int entryLimit, TextFilter filter) {
        this.region = region;
        this.entryLimit = entryLimit;
        this.filter = filter;
        this.phases = new AtomicIntegerArray(slots);
        this.writers = new SlotWriter[slots];
    }

    /** Claims a slot and returns what names it, or {@link #NONE} if all are taken. */
    int claim() {
        int slots = phases.length();
        int slot = hint(slots);
        for (int tried = 0; tried < slots; tried++) {
            int phase = phases.get(slot);
            if (phase % PHASES == FREE && phases.compareAndSet(slot, phase, phase + TAKEN)) {
                return name(slot, phase);
            }
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return NONE;
    }

    /** The writer of a slot that the caller has claimed. */
    SlotWriter writer(int claimed) {
        int slot = claimed & SLOT_MASK;
        SlotWriter writer = writers[slot];
        if (writer == null) {
            writer = new SlotWriter(region, HeadLayout.slotAt(slot), entryLimit, filter);
            writers[slot] = writer;
        }
        return writer;
    }

    /**
     * A buffer for an entry that no slot shows: of a slot that the caller has claimed for it, or one of its own if none
     * was left.
     */
    SlotWriter scratch(int claimed) {
        return claimed == NONE ? new SlotWriter(region, 0, entryLimit, filter) : writer(claimed);
    }

    /**
     * Whether this use of the slot was not ended before; if so, the caller has to {@link #free} or to {@link #keep} it.
     * Like {@link #beginLettingGo}, for one thread at a time: uses are ended under the lock of the journal.
     */
    boolean beginEnd(int claimed) {
        return beginEnd(claimed, TAKEN);
    }

    /** Whether this use of the slot was ended and kept; if so, the caller has to {@link #free} it. */
    boolean beginLettingGo(int claimed) {
        return beginEnd(claimed, KEPT);
    }

    private boolean beginEnd(int claimed, int from) {
        int slot = claimed & SLOT_MASK;
        if (claimed < 0 || slot >= phases.length()) {
            return false;
        }
        int phase = phases.get(slot);
        if (phase % PHASES != from || name(slot, phase) != claimed) {
            return false;
        }
        phases.setRelease(slot, phase - from + ENDING); // nobody else changes it: who claims wants a free one
        return true;
    }

    /** Says that the use ends with the frame at that position, if it will be whole. */
    void endWith(int claimed, long position) throws IOException {
        region.putLong(HeadLayout.slotAt(claimed & SLOT_MASK), position);
    }

    /** Shows that nothing is in flight here, and lets others have the slot. */
    void free(int claimed) throws IOException {
        int slot = claimed & SLOT_MASK;
        try {
            region.putLong(HeadLayout.slotAt(slot), HeadLayout.FREE);
        } finally {
            release(claimed);
        }
    }

    /** Lets others have a slot that has shown nothing. */
    void release(int claimed) {
        int slot = claimed & SLOT_MASK;
        phases.setRelease(slot, nextUse(phases.getPlain(slot)));
    }

    /** Shows that nothing is in flight here; the slot stays with whoever claimed it. */
    void keep(int claimed) throws IOException {
        int slot = claimed & SLOT_MASK;
        try {
            region.putLong(HeadLayout.slotAt(slot), HeadLayout.FREE);
        } finally {
            phases.setRelease(slot, phases.getPlain(slot) - ENDING + KEPT);
        }
    }

    private static int name(int slot, int phase) {
        return ((phase / PHASES) << SLOT_BITS) | slot;
    }

    private static int nextUse(int phase) {
        return phase / PHASES + 1 == USES ? FREE : (phase / PHASES + 1) * PHASES;
    }

    private static int hint(int slots) {
        @SuppressWarnings("deprecation") // threadId() came with Java 19
        long id = Thread.currentThread().getId();
        return (int) ((Integer.toUnsignedLong((int) id * APART) * slots) >>> Integer.SIZE); // a division takes longer
    }
}
