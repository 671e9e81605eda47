package io.runtrack.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The in-flight table as the head's file shows it; see {@link HeadLayout}. A slot whose checksum is wrong was being written, and is taken for free: its call had not
 * begun, or it was just being used again. Not thread-safe.
 */
final class StoredSlots {

    /** Tells whether the frame that a slot names is whole, so that its file is recorded and no longer in flight. */
    interface Frames {
        boolean isWhole(long position) throws IOException;
    }

    private final byte[] head;
    private final Frames frames;

    private StoredSlots(byte[] head, Frames frames) {
        this.head = head;
        this.frames = frames;
    }

    static List<InFlightFile> read(Path folder, int slots, Frames frames) throws IOException {
        StoredSlots stored = new StoredSlots(StoredHead.readUpTo(folder, HeadLayout.size(slots)), frames);
        List<InFlightFile> files = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            InFlightFile file = stored.file(HeadLayout.slotAt(slot));
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private @Nullable InFlightFile file(int at) throws IOException {
        if (at + HeadLayout.SLOT_SIZE > head.length) {
            return null; // a truncated head
        }
        long state = LittleEndian.getLong(head, at);
        if (state == HeadLayout.FREE || (state != HeadLayout.IN_FLIGHT && (state < 0 || frames.isWhole(state)))) {
            return null;
        }
        int lengths = LittleEndian.getInt(head, at + HeadLayout.SLOT_LENGTHS_AT);
        int path = lengths & 0xFFFF;
        int type = (lengths >>> 16) & 0xFF;
        int agent = lengths >>> 24;
        return isWhole(at, path, type, agent) ? file(at, path, type, agent) : null;
    }

    private boolean isWhole(int at, int path, int type, int agent) {
        if (path > HeadLayout.MAX_PATH + 1
                || type > HeadLayout.MAX_FILE_TYPE + 1
                || agent > HeadLayout.MAX_AGENT_ID + 1) {
            return false;
        }
        int text = bytes(path) + bytes(type) + bytes(agent);
        CRC32 checksum = new CRC32();
        checksum.update(
                head, at + HeadLayout.SLOT_CHECKED_FROM, HeadLayout.SLOT_TEXT_AT + text - HeadLayout.SLOT_CHECKED_FROM);
        return (int) checksum.getValue() == LittleEndian.getInt(head, at + HeadLayout.SLOT_CHECKSUM_AT);
    }

    private InFlightFile file(int at, int path, int type, int agent) {
        int pathAt = at + HeadLayout.SLOT_TEXT_AT;
        int typeAt = pathAt + bytes(path);
        return new InFlightFile(
                LittleEndian.getInt(head, at + HeadLayout.SLOT_CHECKED_FROM),
                LittleEndian.getInt(head, at + HeadLayout.SLOT_RUN_AT),
                text(pathAt, path),
                text(typeAt, type),
                text(typeAt + bytes(type), agent),
                Instant.EPOCH.plus(LittleEndian.getLong(head, at + HeadLayout.SLOT_STARTED_AT), ChronoUnit.MICROS),
                LittleEndian.getInt(head, at + HeadLayout.SLOT_ATTEMPT_AT));
    }

    private static int bytes(int lengthPlusOne) {
        return Math.max(0, lengthPlusOne - 1);
    }

    private @Nullable String text(int at, int lengthPlusOne) {
        return lengthPlusOne == 0 ? null : Characters.decode(head, at, lengthPlusOne - 1);
    }
}
