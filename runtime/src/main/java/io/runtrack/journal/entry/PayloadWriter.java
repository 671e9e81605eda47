package io.runtrack.journal.entry;

import java.nio.BufferOverflowException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes an entry's values into a heap buffer that is used again for the next entry. Integers are little endian; a
 * string is its length in bytes plus one as a variable-length integer, 0 for null, then {@link Cesu8}. Checksums are
 * taken of the heap, since a fault in one over a mapping would kill the JVM. Not thread-safe.
 *
 * <p>The first {@link #PREFIX} bytes are left for what the in-flight table keeps in front of a file's beginning, so
 * that one copy stores both.
 */
public final class PayloadWriter {

    public static final int PREFIX = HeadLayout.SLOT_BEGINNING_AT - HeadLayout.SLOT_CHECKSUM_AT;
    private static final int LONGEST_VARINT = 5;
    private static final int FIRST_CAPACITY = 512;
    private static final int KEPT_CAPACITY = 4096; // what a rare long entry takes is not held for ever

    private final int limit;
    private final CRC32C crc = new CRC32C();
    private final TextFilter filter;
    private byte[] bytes;
    private int end = PREFIX;
    private @Nullable String repeated; // the last one that was written as such
    private byte[] repetition = {}; // what was written

    /**
     * A writer of entries.
     *
     * @param limit the most that an entry may take, in bytes
     * @param filter what every text goes through
     */
    public PayloadWriter(int limit, TextFilter filter) {
        this.limit = PREFIX + limit;
        this.filter = filter;
        this.bytes = new byte[Math.min(this.limit, FIRST_CAPACITY)];
    }

    public void reset() {
        end = PREFIX;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Bytes of payload, without the prefix. */
    public int length() {
        return end - PREFIX;
    }

    /** The CRC-32C of the payload. */
    public int checksum() {
        return checksum(PREFIX);
    }

    /** The CRC-32C of the payload and what lies in front of it from there on. */
    public int checksum(int from) {
        crc.reset();
        crc.update(bytes, from, end - from);
        return (int) crc.getValue();
    }

    /** Changes what {@link #putInt} wrote when the payload had that length. */
    public void replaceInt(int lengthBefore, int value) {
        LittleEndian.putInt(bytes, PREFIX + lengthBefore, value);
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

    public void putLong(long value) {
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
            putTime(value.getEpochSecond(), value.getNano());
        }
    }

    void putTime(long epochSecond, int nanos) {
        putLong(epochSecond);
        putInt(nanos);
    }

    /** An instant in microseconds since 1970, laid out as {@link #putTime} does. */
    void putMicros(long epochMicros) {
        putTime(Math.floorDiv(epochMicros, 1_000_000L), (int) Math.floorMod(epochMicros, 1_000_000L) * 1_000);
    }

    /** Any text: the one way for all that is not known to be harmless. */
    public void putString(@Nullable String text) {
        putString(text, Integer.MAX_VALUE);
    }

    /** As many whole characters as fit into that many bytes. */
    public void putString(@Nullable String text, int mostBytes) {
        if (text != null && text.length() <= mostBytes && putAtOnce(text)) {
            return;
        }
        putUnfiltered(text == null ? null : filter.field(text), mostBytes);
    }

    /** False, having written nothing, for a text that has no room as it is or cannot be copied as it is. */
    private boolean putAtOnce(String text) {
        int length = text.length();
        if (length > bytes.length - end - LONGEST_VARINT) {
            return false;
        }
        int start = end;
        startString(length);
        boolean copied = filter.copy(text, bytes, end);
        end = copied ? end + length : start;
        return copied;
    }

    /**
     * A text that is nearly always the very object that it was the last time, such as the type of a file: it is
     * filtered and encoded once.
     */
    @SuppressWarnings("ReferenceEquality") // an equal text may be another object, and costs another look
    void putRepeated(String text) {
        if (text == repeated) {
            makeRoom(repetition.length);
            System.arraycopy(repetition, 0, bytes, end, repetition.length);
            end += repetition.length;
            return;
        }
        int start = end;
        putString(text);
        repeated = null; // for the case that there is no memory for the copy
        repetition = Arrays.copyOfRange(bytes, start, end);
        repeated = text;
    }

    void putStack(String text) {
        putUnfiltered(filter.stack(text));
    }

    /** A run's id, or a name that is ours. */
    void putUnfiltered(@Nullable String text) {
        putUnfiltered(text, Integer.MAX_VALUE);
    }

    private void putUnfiltered(@Nullable String text, int mostBytes) {
        if (text == null) {
            putByte(0);
            return;
        }
        int start = end;
        int length = text.length();
        if (length <= mostBytes) {
            startString(length);
            if (Cesu8.encodeAscii(text, bytes, end)) {
                end += length;
                return;
            }
        }
        end = start;
        int encodedLength = Cesu8.encodedLength(text, mostBytes);
        startString(encodedLength);
        end = Cesu8.encode(text, bytes, end, end + encodedLength);
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
