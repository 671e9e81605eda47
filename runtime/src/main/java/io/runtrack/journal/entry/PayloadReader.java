package io.runtrack.journal.entry;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link PayloadWriter} wrote. Not thread-safe. */
public final class PayloadReader {

    private final byte[] bytes;
    private final int limit;
    private int at;

    public PayloadReader(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.at = start;
        this.limit = start + length;
    }

    boolean nextByteIs(int value) {
        return at < limit && bytes[at] == value;
    }

    boolean isAtEnd() {
        return at == limit;
    }

    public int getByte() throws IOException {
        return bytes[take(1)];
    }

    public int getInt() throws IOException {
        return LittleEndian.getInt(bytes, take(Integer.BYTES));
    }

    public long getLong() throws IOException {
        return LittleEndian.getLong(bytes, take(Long.BYTES));
    }

    @Nullable
    Integer getOptionalInt() throws IOException {
        return getByte() == 0 ? null : (Integer) getInt();
    }

    @Nullable
    Long getOptionalLong() throws IOException {
        return getByte() == 0 ? null : (Long) getLong();
    }

    @Nullable
    Instant getInstant() throws IOException {
        return getByte() == 0 ? null : getTime();
    }

    Instant getTime() throws IOException {
        return Instant.ofEpochSecond(getLong(), getInt());
    }

    /** A string, or null without reading anything if that bit is not set. */
    public @Nullable String getStringIf(int bit) throws IOException {
        return bit == 0 ? null : getString();
    }

    public @Nullable String getString() throws IOException {
        int length = getVarint() - 1;
        return length < 0 ? null : Cesu8.decode(bytes, take(length), length);
    }

    /** Finds a string; it is absent without anything read if that bit is not set. */
    void getTextIf(int bit, PayloadText text) throws IOException {
        int length = bit == 0 ? -1 : getVarint() - 1;
        if (length < 0) {
            text.clear();
        } else {
            text.set(bytes, take(length), length);
        }
    }

    public String getRequiredString() throws IOException {
        return required(getString());
    }

    /**
     * One of these constants, told by its name without making a string of it.
     *
     * @throws IOException if none of them has that name, as when another version wrote it
     */
    <E extends Enum<E>> E getConstant(E[] constants) throws IOException {
        int length = getVarint() - 1;
        int start = take(length);
        for (E constant : constants) {
            if (Cesu8.isAscii(constant.name(), bytes, start, length)) {
                return constant;
            }
        }
        throw new IOException(Cesu8.decode(bytes, start, length) + " is not a status that is known here");
    }

    Instant getRequiredInstant() throws IOException {
        return required(getInstant());
    }

    private static <T> T required(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("A value that is always there is missing");
        }
        return value;
    }

    private int getVarint() throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = getByte();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("A length has more than five bytes");
    }

    private int take(int count) throws IOException {
        if (count < 0 || count > limit - at) {
            throw new IOException("It ends early: " + count + " bytes wanted, " + (limit - at) + " left");
        }
        int start = at;
        at += count;
        return start;
    }
}
