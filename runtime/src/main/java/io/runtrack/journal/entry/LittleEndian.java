package io.runtrack.journal.entry;

/**
 * Integers in byte arrays, least significant byte first: the order of the machines that batch jobs run on. Stateless.
 *
 * <p>Byte by byte: compiled code is no slower, and a view through a {@code VarHandle} is so much for the compiler to
 * take apart, at each of the many places that this is inlined to, that a host's first seconds show it.
 */
public final class LittleEndian {

    private LittleEndian() {}

    public static int getInt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    public static long getLong(byte[] bytes, int at) {
        return Integer.toUnsignedLong(getInt(bytes, at)) | (long) getInt(bytes, at + Integer.BYTES) << Integer.SIZE;
    }

    public static void putInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
        bytes[at + 2] = (byte) (value >>> 16);
        bytes[at + 3] = (byte) (value >>> 24);
    }

    public static void putLong(byte[] bytes, int at, long value) {
        putInt(bytes, at, (int) value);
        putInt(bytes, at + Integer.BYTES, (int) (value >>> Integer.SIZE));
    }
}
