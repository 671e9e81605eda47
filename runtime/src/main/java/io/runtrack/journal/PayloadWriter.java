package io.runtrack.journal;

import java.nio.BufferOverflowException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes an entry's values into a heap buffer that is used again for the next entry. Integers are little endian; a string is its length in bytes plus one as
 * a variable-length integer, 0 for null, then {@link Characters}. Not thread-safe.
 *
 * <p>The first {@link #PREFIX} bytes are left for the frame's position, so that one pass checksums both.
 */
final class PayloadWriter {

    static final int PREFIX = Long.BYTES;
    private static final int LONGEST_VARINT = 5;

    private final int limit;
    private byte[] bytes;
    private int end = PREFIX;

    /** @param limit the most that an entry may take, in bytes */
    PayloadWriter(int limit) {
        this.limit = PREFIX + limit;
        this.bytes = new byte[Math.min(this.limit, 2048)];
    }

    void reset() {
        end = PREFIX;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Bytes of payload, without the prefix. */
    int length() {
        return end - PREFIX;
    }

    void putByte(int value) {
        makeRoom(1);
        bytes[end++] = (byte) value;
    }

    void putInt(int value) {
        makeRoom(Integer.BYTES);
        LittleEndian.putInt(bytes, end, value);
        end += Integer.BYTES;
    }

    void putLong(long value) {
        makeRoom(Long.BYTES);
        LittleEndian.putLong(bytes, end, value);
        end += Long.BYTES;
    }

    void putOptionalInt(@Nullable Integer value) {
        putByte(value == null ? 0 : 1);
        if (value != null) {
            putInt(value);
        }
    }

    void putOptionalLong(@Nullable Long value) {
        putByte(value == null ? 0 : 1);
        if (value != null) {
            putLong(value);
        }
    }

    void putInstant(@Nullable Instant value) {
        putByte(value == null ? 0 : 1);
        if (value != null) {
            putLong(value.getEpochSecond());
            putInt(value.getNano());
        }
    }

    void putString(@Nullable String text) {
        if (text == null) {
            putByte(0);
            return;
        }
        int start = end;
        int length = text.length();
        startString(length);
        if (Characters.encodeAscii(text, bytes, end)) {
            end += length;
            return;
        }
        end = start;
        startString(Characters.encodedLength(text));
        end = Characters.encode(text, bytes, end, bytes.length);
    }

    private void startString(int encodedLength) {
        if (encodedLength > limit) {
            throw new BufferOverflowException();
        }
        makeRoom(LONGEST_VARINT + encodedLength);
        int rest = encodedLength + 1;
        while (rest >= 0x80) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    private void makeRoom(int count) {
        if (bytes.length - end < count) {
            grow(end + count);
        }
    }

    private void grow(int needed) {
        if (needed > limit + LONGEST_VARINT) {
            throw new BufferOverflowException();
        }
        bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(limit, bytes.length * 2)));
    }
}
