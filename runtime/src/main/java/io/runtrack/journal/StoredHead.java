package io.runtrack.journal;

import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.entry.HeadLayout;
import io.runtrack.journal.entry.LittleEndian;
import io.runtrack.journal.entry.PayloadReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A journal's head as its file shows it at one moment; see {@link HeadLayout}. Immutable.
 *
 * @param header whose journal it is
 * @param segmentSize bytes of a segment
 * @param slots files that can be in flight at a time
 * @param lastSignOfLife the last heartbeat
 * @param released what lies before it is safe elsewhere
 * @param dropped entries refused
 * @param givenUp whether the owner has closed the journal
 */
record StoredHead(
        JournalHeader header,
        int segmentSize,
        int slots,
        Instant lastSignOfLife,
        long released,
        long dropped,
        boolean givenUp) {

    /** @throws IOException saying what is wrong with the head, if this version cannot read it */
    static StoredHead read(Path folder) throws IOException {
        byte[] bytes = readUpTo(folder, HeadLayout.FIRST_SLOT_AT);
        if (bytes.length < HeadLayout.HEADER_AT || LittleEndian.getLong(bytes, 0) != HeadLayout.MAGIC) {
            throw new IOException("it is not a journal of runtrack");
        }
        int version = LittleEndian.getInt(bytes, HeadLayout.VERSION_AT);
        if (version != HeadLayout.VERSION) {
            throw new IOException("its format version is " + version + ", and this runtrack reads version "
                    + HeadLayout.VERSION + "; recover it with the runtrack that wrote it");
        }
        int length = LittleEndian.getInt(bytes, HeadLayout.LENGTH_AT);
        if (length < 0
                || length > HeadLayout.HEARTBEAT_AT - HeadLayout.HEADER_AT
                || bytes.length < HeadLayout.MUTABLE_END) {
            throw new IOException("its head is truncated or damaged");
        }
        return parse(bytes, length);
    }

    private static StoredHead parse(byte[] bytes, int length) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, HeadLayout.CHECKED_FROM, HeadLayout.HEADER_AT + length - HeadLayout.CHECKED_FROM);
        int segmentSize = LittleEndian.getInt(bytes, HeadLayout.SEGMENT_SIZE_AT);
        int slots = LittleEndian.getInt(bytes, HeadLayout.SLOTS_AT);
        if ((int) checksum.getValue() != LittleEndian.getInt(bytes, HeadLayout.CHECKSUM_AT)
                || segmentSize < JournalShape.MIN_SEGMENT_SIZE
                || segmentSize > JournalShape.MAX_SEGMENT_SIZE
                || slots < 0
                || slots > JournalShape.MAX_SLOTS) {
            throw new IOException("its head is damaged");
        }
        return new StoredHead(
                header(new PayloadReader(bytes, HeadLayout.HEADER_AT, length)),
                segmentSize,
                slots,
                Instant.ofEpochMilli(LittleEndian.getLong(bytes, HeadLayout.HEARTBEAT_AT)),
                LittleEndian.getLong(bytes, HeadLayout.RELEASED_AT),
                LittleEndian.getLong(bytes, HeadLayout.DROPPED_AT),
                LittleEndian.getLong(bytes, HeadLayout.GIVEN_UP_AT) != 0);
    }

    private static JournalHeader header(PayloadReader in) throws IOException {
        String destination = in.getRequiredString();
        long checkpointMillis = in.getLong();
        String host = in.getRequiredString();
        String bootId = in.getString();
        return new JournalHeader(destination, checkpointMillis, host, bootId, in.getLong(), in.getLong());
    }

    /** The head file's first bytes: as many as it has, at most {@code wanted}. */
    static byte[] readUpTo(Path folder, int wanted) throws IOException {
        byte[] bytes = new byte[wanted];
        int have = 0;
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve(HeadLayout.FILE).toFile(), "r")) {
            while (have < wanted) {
                int count = file.read(bytes, have, wanted - have);
                if (count < 0) {
                    break;
                }
                have += count;
            }
        }
        return have == wanted ? bytes : Arrays.copyOf(bytes, have);
    }
}
