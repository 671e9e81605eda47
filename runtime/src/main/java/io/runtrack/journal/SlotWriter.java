package io.runtrack.journal;

import io.runtrack.journal.disk.Region;
import io.runtrack.journal.entry.EntryEncoder;
import io.runtrack.journal.entry.HeadLayout;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.LittleEndian;
import io.runtrack.journal.entry.PayloadWriter;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.FileProcessingLog;
import java.io.IOException;
import java.nio.BufferOverflowException;
import org.jspecify.annotations.Nullable;

/**
 * One slot of the in-flight table, see {@link HeadLayout}, and the entry that comes of it: what the slot shows while
 * the file is processed is how its entry begins, so that its texts are encoded once. Used by one thread at a time, the
 * one that has claimed the slot, and outside all locks.
 */
final class SlotWriter {

    private final Region region;
    private final int offset;
    private final TextFilter filter;
    private final PayloadWriter payload;
    private long startedEpochMicros;
    private int attempt;
    private int attemptAt;
    private int checksum;
    private boolean begun;

    /**
     * A writer of one slot.
     *
     * @param limit the most that an entry may take, in bytes
     * @param filter what every text goes through
     */
    SlotWriter(Region region, int offset, int limit, TextFilter filter) {
        this.region = region;
        this.offset = offset;
        this.filter = filter;
        this.payload = new PayloadWriter(limit, filter);
    }

    SlotWriter starting(long epochMicros, int attempt) {
        this.startedEpochMicros = epochMicros;
        this.attempt = attempt;
        return this;
    }

    /** Shows a file in flight, and begins its entry. */
    void begin(int claimed, int run, @Nullable String path, @Nullable String fileType, @Nullable String agentId)
            throws IOException {
        begun = encodeBeginning(run, path, fileType, agentId);
        PayloadWriter shown = payload;
        if (!begun || payload.length() > HeadLayout.MAX_BEGINNING) {
            shown = new PayloadWriter(HeadLayout.MAX_BEGINNING, filter);
            EntryEncoder.beginShort(run, path, fileType, agentId, shown);
        }
        show(claimed, shown);
    }

    /** False for texts that no entry can hold. */
    private boolean encodeBeginning(
            int run, @Nullable String path, @Nullable String fileType, @Nullable String agentId) {
        payload.reset();
        try {
            EntryEncoder.begin(run, path, fileType, agentId, payload);
            return true;
        } catch (BufferOverflowException tooLong) {
            return false;
        }
    }

    /**
     * Brings the entry to its end, but for the attempt that it turns out to be.
     *
     * @throws BufferOverflowException if no entry can hold it
     */
    void complete(FileProcessingLog ending, long millis) {
        if (!begun) {
            throw new BufferOverflowException();
        }
        attemptAt = EntryEncoder.complete(ending, startedEpochMicros, millis, payload);
        payload.replaceInt(attemptAt, attempt);
        checksum = payload.checksum();
    }

    /** Says which attempt it was, which is nearly always the one that it was begun as. */
    void attempt(int number) {
        if (number != attempt) {
            payload.replaceInt(attemptAt, number);
            checksum = payload.checksum();
        }
    }

    /** Writes an entry that has nothing to do with files in flight. */
    void encode(JournalEntry entry) {
        payload.reset();
        EntryEncoder.encode(entry, payload);
        checksum = payload.checksum();
    }

    /** The entry that was encoded last. */
    PayloadWriter payload() {
        return payload;
    }

    int checksum() {
        return checksum;
    }

    /** Stores all but the slot's state first, so that a kill leaves it free or whole. */
    private void show(int claimed, PayloadWriter beginning) throws IOException {
        byte[] bytes = beginning.bytes();
        LittleEndian.putInt(bytes, inPrefix(HeadLayout.SLOT_CHECKED_FROM), claimed);
        LittleEndian.putInt(bytes, inPrefix(HeadLayout.SLOT_ATTEMPT_AT), attempt);
        LittleEndian.putInt(bytes, inPrefix(HeadLayout.SLOT_LENGTH_AT), beginning.length());
        LittleEndian.putLong(bytes, inPrefix(HeadLayout.SLOT_STARTED_AT), startedEpochMicros);
        int check = beginning.checksum(inPrefix(HeadLayout.SLOT_CHECKED_FROM));
        LittleEndian.putInt(bytes, inPrefix(HeadLayout.SLOT_CHECKSUM_AT), check);
        region.put(offset + HeadLayout.SLOT_CHECKSUM_AT, bytes, 0, PayloadWriter.PREFIX + beginning.length());
        region.putLong(offset, HeadLayout.IN_FLIGHT);
    }

    private static int inPrefix(int inSlot) {
        return inSlot - HeadLayout.SLOT_CHECKSUM_AT;
    }
}
