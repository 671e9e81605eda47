package io.runtrack.journal.entry;

import org.jspecify.annotations.Nullable;

/**
 * A text where it lies in a payload, without a string made of it. It holds as long as the payload does. For one thread.
 */
public final class PayloadText {
    private static final int ABSENT = -1;

    private byte[] bytes = {};
    private int start;
    private int length = ABSENT;

    void set(byte[] payload, int at, int bytesLong) {
        bytes = payload;
        start = at;
        length = bytesLong;
    }

    void clear() {
        length = ABSENT;
    }

    public boolean isAbsent() {
        return length == ABSENT;
    }

    /** The array that it lies in, from {@link #start} on, as {@link #length} bytes of {@link Cesu8}. */
    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    public int length() {
        return length;
    }

    /** Null where it is absent. */
    public @Nullable String text() {
        return isAbsent() ? null : Cesu8.decode(bytes, start, length);
    }
}
