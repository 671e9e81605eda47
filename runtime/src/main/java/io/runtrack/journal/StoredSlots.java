package io.runtrack.journal;

import io.runtrack.journal.entry.EntryEncoder;
import io.runtrack.journal.entry.HeadLayout;
import io.runtrack.journal.entry.LittleEndian;
import io.runtrack.journal.entry.PayloadReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The in-flight table as the head's file shows it; see {@link HeadLayout}. A slot whose checksum is wrong was being
 * written, and is taken for free: its call had not begun, or it was just being used again. Not thread-safe.
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
        int length = LittleEndian.getInt(head, at + HeadLayout.SLOT_LENGTH_AT);
        return isWhole(at, length) ? file(at, length) : null;
    }

    private boolean isWhole(int at, int length) {
        if (length < 0 || length > HeadLayout.MAX_BEGINNING) {
            return false;
        }
        CRC32C checksum = new CRC32C();
        int checked = HeadLayout.SLOT_BEGINNING_AT + length - HeadLayout.SLOT_CHECKED_FROM;
        checksum.update(head, at + HeadLayout.SLOT_CHECKED_FROM, checked);
        return (int) checksum.getValue() == LittleEndian.getInt(head, at + HeadLayout.SLOT_CHECKSUM_AT);
    }

    private InFlightFile file(int at, int length) throws IOException {
        PayloadReader beginning = new PayloadReader(head, at + HeadLayout.SLOT_BEGINNING_AT, length);
        beginning.getByte(); // the kind
        int run = beginning.getInt();
        int known = beginning.getByte();
        return new InFlightFile(
                LittleEndian.getInt(head, at + HeadLayout.SLOT_CHECKED_FROM),
                run,
                beginning.getStringIf(known & EntryEncoder.PATH),
                beginning.getStringIf(known & EntryEncoder.TYPE),
                beginning.getStringIf(known & EntryEncoder.AGENT_ID),
                Instant.EPOCH.plus(LittleEndian.getLong(head, at + HeadLayout.SLOT_STARTED_AT), ChronoUnit.MICROS),
                LittleEndian.getInt(head, at + HeadLayout.SLOT_ATTEMPT_AT));
    }
}
