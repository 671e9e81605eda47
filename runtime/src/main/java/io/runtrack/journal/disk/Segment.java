package io.runtrack.journal.disk;

import io.runtrack.journal.entry.PayloadWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal's stream of entries, and where it ends:
 *
 * <pre>
 *  0            8                16
 * +------------+----------------+---------+---------+-----+---------+---------
 * | "RTSEGMNT" | first position | frame   | frame   |  …  | 0 … 0   | whatever an earlier use left
 * +------------+----------------+---------+---------+-----+---------+---------
 * </pre>
 *
 * The frame at offset <i>o</i> has the position <i>first position + o</i>. A shipped segment starts again with a higher
 * first position. Not thread-safe. A crash leaves all frames that {@link #append} returned from, and at most one torn
 * one behind them.
 */
public final class Segment {

    static final long MAGIC = 0x544E4D4745535452L; // "RTSEGMNT", little endian
    public static final int HEADER = 16;
    private static final int FIRST_POSITION = 8;

    private final Path file;
    private final int size;
    private @Nullable Region region;
    private long index;
    private int end = HEADER;
    private @Nullable Segment following;

    Segment(Path file, Region region, int size) {
        this.file = file;
        this.region = region;
        this.size = size;
    }

    /**
     * Makes this the segment of that index, empty. The magic comes last: before, a new file would pass for the first.
     */
    void begin(long newIndex) throws IOException {
        Region memory = writable();
        memory.putLong(HEADER, 0);
        memory.putLong(FIRST_POSITION, newIndex * size);
        memory.putLong(0, MAGIC);
        index = newIndex;
        following = null;
        end = HEADER;
    }

    boolean hasRoom(int frameSize, int keepFree) {
        return frameSize <= size - keepFree - end;
    }

    /** Appends a frame for which there is room. If this throws, the segment is as it was before. */
    public void append(PayloadWriter payload, int checksum) throws IOException {
        Region memory = writable();
        int length = payload.length();
        long header = Frame.header(end(), length, checksum);
        int next = end + Frame.size(length);
        memory.put(end + Frame.HEADER, payload.bytes(), PayloadWriter.PREFIX, length);
        if (next < size) {
            memory.putLong(next, 0); // else the reader would take what an earlier use left there for a torn frame
        }
        memory.putLong(end, header);
        end = next;
    }

    /** Of a new one that is not in use yet: makes it as quick to append to as one that has been used before. */
    void prepare() throws IOException {
        writable().prepare();
    }

    /** Nothing more will be appended: whatever a failed append may have left behind the last frame is cut off. */
    void finish() throws IOException {
        if (end < size) {
            writable().putLong(end, 0);
        }
    }

    /** The one that takes over; a link, because a collection could run out of memory in the middle of growing. */
    @Nullable
    Segment following() {
        return following;
    }

    void followedBy(Segment segment) {
        following = segment;
    }

    Path file() {
        return file;
    }

    long index() {
        return index;
    }

    /** The position behind the last frame. */
    public long end() {
        return index * size + end;
    }

    boolean isWritable() {
        return region != null;
    }

    /** Reads it without its file, which somebody may have deleted; false if the memory is gone, too. */
    boolean copy(int offset, byte[] into, int length) throws IOException {
        Region memory = region;
        if (memory == null) {
            return false;
        }
        memory.get(offset, into, 0, length);
        return true;
    }

    /** Lets go of the memory or the open file: this segment will only be read. */
    void seal() {
        if (region != null) {
            region.close();
            region = null;
        }
    }

    /** Lets go of the file, too: all that is in it is safe elsewhere, or nothing is. */
    void delete() throws IOException {
        seal();
        Files.deleteIfExists(file);
    }

    private Region writable() throws IOException {
        if (region == null) {
            throw new IOException(file + " is sealed");
        }
        return region;
    }
}
