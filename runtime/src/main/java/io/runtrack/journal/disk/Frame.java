package io.runtrack.journal.disk;

/**
 * One entry in a segment, aligned to eight bytes:
 *
 * <pre>
 *  0        4          8                    8 + length
 * +--------+----------+--------------------+---------+----------------------------
 * | length | checksum | payload            | 0 … 0   | next frame, or 8 zero bytes
 * +--------+----------+--------------------+---------+----------------------------
 * </pre>
 *
 * The checksum is the payload's CRC-32C, mixed with the frame's position in the journal: a frame that an earlier use
 * left in a segment lies at another position and is never taken for a new one. Mixed in afterwards, because a thread
 * checksums its entry before it has the lock that gives it a position. Length and checksum are one aligned 8-byte
 * store, made after all else, so that a killed process leaves either a whole frame or none. Stateless.
 */
public final class Frame {

    /** Length and checksum. */
    public static final int HEADER = Long.BYTES;

    private static final long SPREAD =
            0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio: odd, with no pattern in its bits

    private Frame() {}

    /** All that a payload of this length takes. */
    public static int size(int payloadLength) {
        return (HEADER + payloadLength + 7) & ~7;
    }

    /** @param payloadChecksum the CRC-32C of the payload */
    static long header(long position, int payloadLength, int payloadChecksum) {
        return ((long) (payloadChecksum ^ mark(position)) << 32) | payloadLength;
    }

    static int length(long header) {
        return (int) header;
    }

    private static int mark(long position) {
        return (int) ((position * SPREAD) >>> 32);
    }
}
