package io.runtrack.ui.index;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Many texts' bytes, one after the other, in pieces: growing copies nothing. For one thread while it grows, for several
 * then.
 */
final class Bytes {
    private static final int PIECE_BITS = 20;
    private static final int PIECE = 1 << PIECE_BITS;

    private final List<ByteBuffer> pieces = new ArrayList<>();
    private long length;

    /** Those that are there already, of a file say. */
    static Bytes of(ByteBuffer all) {
        Bytes bytes = new Bytes();
        for (int start = 0; start < all.limit(); start += PIECE) {
            bytes.pieces.add(all.slice(start, Math.min(PIECE, all.limit() - start)));
        }
        bytes.length = all.limit();
        return bytes;
    }

    long length() {
        return length;
    }

    void add(byte[] bytes) {
        for (int done = 0; done < bytes.length; ) {
            int within = (int) (length & (PIECE - 1));
            if (within == 0) {
                pieces.add(ByteBuffer.allocate(PIECE));
            }
            int part = Math.min(bytes.length - done, PIECE - within);
            pieces.get(pieces.size() - 1).put(within, bytes, done, part);
            done += part;
            length += part;
        }
    }

    /**
     * Which texts hold a part that is not empty.
     *
     * @param places where each text begins, and where the last one ends
     * @param count how many texts there are
     */
    BitSet holding(byte[] part, LongBuffer places, int count) {
        BitSet holding = new BitSet(count);
        byte[] copy = new byte[1 << 16];
        for (int first = 0; first < count; ) {
            long from = places.get(first);
            int end = first + 1;
            while (end < count && places.get(end + 1) - from <= copy.length) {
                end++;
            }
            int size = (int) (places.get(end) - from);
            copy = size <= copy.length ? copy : new byte[size];
            copy(from, copy, size);
            for (int text = first; text < end; text++) {
                int start = (int) (places.get(text) - from);
                if (holds(copy, start, (int) (places.get(text + 1) - from) - part.length, part)) {
                    holding.set(text);
                }
            }
            first = end;
        }
        return holding;
    }

    private static boolean holds(byte[] text, int first, int last, byte[] part) {
        for (int from = first; from <= last; from++) {
            int same = 0;
            while (same < part.length && text[from + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }

    private byte at(long place) {
        return pieces.get((int) (place >>> PIECE_BITS)).get((int) (place & (PIECE - 1)));
    }

    byte[] copy(long from, long to) {
        byte[] copy = new byte[(int) (to - from)];
        copy(from, copy, copy.length);
        return copy;
    }

    private void copy(long from, byte[] copy, int size) {
        for (int done = 0; done < size; ) {
            long place = from + done;
            int within = (int) (place & (PIECE - 1));
            int part = Math.min(size - done, PIECE - within);
            pieces.get((int) (place >>> PIECE_BITS)).get(within, copy, done, part);
            done += part;
        }
    }

    void write(OutputStream out) throws IOException {
        byte[] copy = new byte[PIECE];
        for (long from = 0; from < length; from += PIECE) {
            int size = (int) Math.min(PIECE, length - from);
            copy(from, copy, size);
            out.write(copy, 0, size);
        }
    }

    /** As unsigned bytes, which is the order of UTF-8's characters. */
    int compare(long from, long to, long otherFrom, long otherTo) {
        long common = Math.min(to - from, otherTo - otherFrom);
        for (long i = 0; i < common; i++) {
            int difference = (at(from + i) & 0xff) - (at(otherFrom + i) & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return Long.compare(to - from, otherTo - otherFrom);
    }
}
