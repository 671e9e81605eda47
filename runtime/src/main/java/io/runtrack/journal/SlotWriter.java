package io.runtrack.journal;

import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Writes one slot of the in-flight table; see {@link HeadLayout}. Used by one thread at a time: the one that has claimed the slot. */
final class SlotWriter {

    private final Region region;
    private final int offset;
    private final CRC32 checksum = new CRC32();
    private final byte[] bytes = new byte[HeadLayout.SLOT_SIZE];
    private int end;

    SlotWriter(Region region, int offset) {
        this.region = region;
        this.offset = offset;
    }

    SlotWriter begin(int claimed, int run, int attempt, long startedEpochMicros) {
        LittleEndian.putInt(bytes, HeadLayout.SLOT_CHECKED_FROM, claimed);
        LittleEndian.putInt(bytes, HeadLayout.SLOT_RUN_AT, run);
        LittleEndian.putInt(bytes, HeadLayout.SLOT_ATTEMPT_AT, attempt);
        LittleEndian.putLong(bytes, HeadLayout.SLOT_STARTED_AT, startedEpochMicros);
        end = HeadLayout.SLOT_TEXT_AT;
        return this;
    }

    /** Stores the slot: all but its state first, so that a kill leaves it free or whole. */
    void commit(@Nullable String path, @Nullable String fileType, @Nullable String agentId) throws IOException {
        int pathLength = put(path, HeadLayout.MAX_PATH);
        int typeLength = put(fileType, HeadLayout.MAX_FILE_TYPE);
        int agentLength = put(agentId, HeadLayout.MAX_AGENT_ID);
        LittleEndian.putInt(bytes, HeadLayout.SLOT_LENGTHS_AT, pathLength | (typeLength << 16) | (agentLength << 24));
        checksum.reset();
        checksum.update(bytes, HeadLayout.SLOT_CHECKED_FROM, end - HeadLayout.SLOT_CHECKED_FROM);
        LittleEndian.putInt(bytes, HeadLayout.SLOT_CHECKSUM_AT, (int) checksum.getValue());
        int start = HeadLayout.SLOT_CHECKSUM_AT;
        region.put(offset + start, bytes, start, end - start);
        region.putLong(offset, HeadLayout.IN_FLIGHT);
    }

    /** Returns the number of bytes plus one, or 0 for null. */
    private int put(@Nullable String text, int most) {
        if (text == null) {
            return 0;
        }
        int start = end;
        end = Characters.encode(text, bytes, start, start + most);
        return end - start + 1;
    }
}
