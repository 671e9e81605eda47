package io.runtrack.ui.index;

import java.util.ArrayList;
import java.util.List;

/** Many texts' bytes, one after the other, in pieces: growing copies nothing. For one thread while it grows. */
final class Bytes {
    private static final int PIECE_BITS = 20;
    private static final int PIECE = 1 << PIECE_BITS;

    private final List<byte[]> pieces = new ArrayList<>();
    private long length;

    long length() {
        return length;
    }

    void add(byte[] bytes) {
        for (int done = 0; done < bytes.length; ) {
            int within = (int) (length & (PIECE - 1));
            if (within == 0) {
                pieces.add(new byte[PIECE]);
            }
            int part = Math.min(bytes.length - done, PIECE - within);
            System.arraycopy(bytes, done, pieces.get(pieces.size() - 1), within, part);
            done += part;
            length += part;
        }
    }

    /** Whether a text holds a part that is not empty. */
    boolean holds(long from, long to, byte[] part) {
        long last = to - part.length;
        boolean inOnePiece = from >>> PIECE_BITS == (to - 1) >>> PIECE_BITS;
        if (!inOnePiece) {
            byte[] whole = copy(from, to);
            return holds(whole, 0, whole.length - part.length, part);
        }
        int start = (int) (from & (PIECE - 1));
        return last >= from && holds(pieces.get((int) (from >>> PIECE_BITS)), start, start + (int) (last - from), part);
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

    byte at(long place) {
        return pieces.get((int) (place >>> PIECE_BITS))[(int) (place & (PIECE - 1))];
    }

    byte[] copy(long from, long to) {
        byte[] copy = new byte[(int) (to - from)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = at(from + i);
        }
        return copy;
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
