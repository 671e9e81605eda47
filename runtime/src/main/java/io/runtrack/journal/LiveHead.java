package io.runtrack.journal;

import io.runtrack.journal.disk.Disk;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.Region;
import io.runtrack.journal.entry.HeadLayout;
import io.runtrack.journal.entry.LittleEndian;
import io.runtrack.journal.entry.PayloadWriter;
import io.runtrack.journal.entry.TextFilter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32;

/**
 * Writes the head of a journal of this process; see {@link HeadLayout}. Thread-safe, but for heartbeats and what
 * follows them, which are one thread's.
 */
final class LiveHead implements Closeable {

    private final Region region;
    private final OwnerLock lock;

    LiveHead(Path folder, Disk disk, JournalShape shape, JournalHeader header) throws IOException {
        this.region = disk.create(folder.resolve(HeadLayout.FILE), HeadLayout.size(shape.slots()));
        region.putLong(HeadLayout.size(shape.slots()) - Long.BYTES, 0); // plain files get their full length, too
        byte[] bytes = encode(header, shape);
        region.put(Long.BYTES, bytes, Long.BYTES, bytes.length - Long.BYTES);
        region.putLong(0, HeadLayout.MAGIC);
        this.lock = OwnerLock.take(folder.resolve(HeadLayout.FILE));
    }

    Region region() {
        return region;
    }

    void heartbeat(Instant now) throws IOException {
        region.putLong(HeadLayout.HEARTBEAT_AT, now.toEpochMilli());
        lock.renew();
    }

    /** Has the disk keep it: all of the file, also what was stored by way of a mapping. */
    void force() throws IOException {
        lock.force();
    }

    void touch() throws IOException {
        lock.touch();
    }

    void released(long position) throws IOException {
        region.putLong(HeadLayout.RELEASED_AT, position);
    }

    void dropped(long entries) throws IOException {
        region.putLong(HeadLayout.DROPPED_AT, entries);
    }

    /** Says that the owner needs the journal no more although its process lives on. */
    void giveUp() throws IOException {
        try (this) {
            region.putLong(HeadLayout.GIVEN_UP_AT, 1);
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            region.close();
        }
    }

    private static byte[] encode(JournalHeader header, JournalShape shape) {
        PayloadWriter out = new PayloadWriter(HeadLayout.HEARTBEAT_AT - HeadLayout.HEADER_AT, TextFilter.NONE);
        out.putString(header.destination());
        out.putLong(header.checkpointMillis());
        out.putString(header.host());
        out.putString(header.bootId());
        out.putLong(header.pid());
        out.putLong(header.processStart());
        byte[] bytes = new byte[HeadLayout.HEADER_AT + out.length()];
        LittleEndian.putInt(bytes, HeadLayout.VERSION_AT, HeadLayout.VERSION);
        LittleEndian.putInt(bytes, HeadLayout.SEGMENT_SIZE_AT, shape.segmentSize());
        LittleEndian.putInt(bytes, HeadLayout.SLOTS_AT, shape.slots());
        LittleEndian.putInt(bytes, HeadLayout.LENGTH_AT, out.length());
        System.arraycopy(out.bytes(), PayloadWriter.PREFIX, bytes, HeadLayout.HEADER_AT, out.length());
        CRC32 checksum = new CRC32();
        checksum.update(bytes, HeadLayout.CHECKED_FROM, bytes.length - HeadLayout.CHECKED_FROM);
        LittleEndian.putInt(bytes, HeadLayout.CHECKSUM_AT, (int) checksum.getValue());
        return bytes;
    }
}
