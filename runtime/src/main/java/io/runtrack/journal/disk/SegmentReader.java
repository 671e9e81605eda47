package io.runtrack.journal.disk;

import io.runtrack.journal.entry.LittleEndian;
import io.runtrack.journal.entry.PayloadReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads a journal's frames from its files, with ordinary reads into a window on the heap; the kernel shows them what
 * was stored in a mapping. Live and dead journals are read alike. A kill tears no frame; where something else has, in a
 * dead journal, the next whole one is looked for: a frame is known by its checksum, which goes by its position, too.
 * Not thread-safe.
 */
public final class SegmentReader implements JournalReader {

    private static final int WINDOW = 256 * 1024;

    /**
     * What may be checksummed in search of a frame behind a damage, in bytes for each segment: what is no frame can
     * look like the beginning of many.
     */
    private static final long MOST_SOUGHT = 64L << 20;

    private final SegmentCatalog catalog;
    private final int segmentSize;
    private final CRC32C checksum = new CRC32C();
    private byte[] window;
    private long windowStart;
    private int windowLength;
    private long position;
    private int payloadAt; // in the window
    private int payloadLength;

    public SegmentReader(SegmentCatalog catalog, long position) {
        this.catalog = catalog;
        this.segmentSize = catalog.segmentSize();
        this.position = position;
        this.window = new byte[Math.min(WINDOW, segmentSize)];
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean advance() throws IOException {
        long end = catalog.end(); // once: a segment before the one that it lies in takes no more frames, any other may
        long at = firstFrameFrom(position);
        while (at >= 0 && at < end) {
            long header = header(at);
            if (isWhole(at, header)) {
                take(at, Frame.length(header));
                return true;
            }
            if (header != 0) {
                catalog.damaged(at);
                long behind = wholeFrameBehind(at);
                if (behind >= 0) {
                    take(behind, Frame.length(header(behind)));
                    return true;
                }
            }
            at = firstFrameFrom(catalog.indexAfter(at / segmentSize) * segmentSize);
        }
        return false;
    }

    @Override
    public PayloadReader payload() {
        return new PayloadReader(window, payloadAt, payloadLength);
    }

    /** In the same segment; -1 if there is none. */
    private long wholeFrameBehind(long damage) throws IOException {
        long segmentEnd = (damage / segmentSize + 1) * segmentSize;
        long sought = 0;
        for (long at = damage + Frame.HEADER; at < segmentEnd && sought < MOST_SOUGHT; at += Frame.HEADER) {
            long header = header(at);
            if (isWhole(at, header)) {
                return at;
            }
            int length = Frame.length(header);
            sought += length > 0 && length < segmentEnd - at ? length : 0;
        }
        return -1;
    }

    private long firstFrameFrom(long at) {
        return Math.max(at, at / segmentSize * segmentSize + Segment.HEADER);
    }

    /** Whether a whole frame begins at this very position. */
    public boolean hasFrameAt(long at) throws IOException {
        int offset = (int) (at % segmentSize);
        return offset >= Segment.HEADER
                && offset % Frame.HEADER == 0
                && catalog.file(at / segmentSize) != null
                && isWhole(at, header(at));
    }

    private void take(long at, int length) {
        payloadAt = inWindow(at) + Frame.HEADER;
        payloadLength = length;
        position = at + Frame.size(length);
    }

    /** The frame's first eight bytes; 0 where there is none. */
    private long header(long at) throws IOException {
        if (segmentSize - at % segmentSize < Frame.HEADER || !fill(at, Frame.HEADER)) {
            return 0;
        }
        return LittleEndian.getLong(window, inWindow(at));
    }

    private boolean isWhole(long at, long header) throws IOException {
        int length = Frame.length(header);
        long room = segmentSize - at % segmentSize - Frame.HEADER;
        if (length <= 0 || length > room || !fill(at, Frame.HEADER + length)) {
            return false;
        }
        checksum.reset();
        checksum.update(window, inWindow(at) + Frame.HEADER, length);
        return header == Frame.header(at, length, (int) checksum.getValue());
    }

    private int inWindow(long at) {
        return (int) (at - windowStart);
    }

    /** Gets these bytes of one segment into the window; false if the file or the journal ends before. */
    private boolean fill(long at, int length) throws IOException {
        if (at < windowStart || at + length > windowStart + windowLength) {
            load(at, length);
        }
        return at + length <= windowStart + windowLength;
    }

    private void load(long at, int length) throws IOException {
        windowStart = at;
        windowLength = 0;
        // What lies behind the end may still change, so it must not stay in the window.
        long end = Math.min(catalog.end(), (at / segmentSize + 1) * segmentSize);
        Path file = catalog.file(at / segmentSize);
        if (file == null || at + length > end) {
            return;
        }
        if (window.length < length) {
            window = Arrays.copyOf(window, length);
        }
        int wanted = (int) Math.min(window.length, end - at);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(at % segmentSize);
            windowLength = readUpTo(access, wanted);
        } catch (FileNotFoundException deleted) {
            if (!catalog.copy(at, window, wanted)) {
                throw deleted;
            }
            windowLength = wanted;
        }
    }

    private int readUpTo(RandomAccessFile access, int wanted) throws IOException {
        int have = 0;
        while (have < wanted) {
            int count = access.read(window, have, wanted - have);
            if (count < 0) {
                break;
            }
            have += count;
        }
        return have;
    }
}
