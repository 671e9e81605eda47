package io.runtrack.journal;

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
 * The checksum is a CRC-32 of the frame's position in the journal (8 bytes) and the payload: a frame that an earlier use left in a segment lies at another
 * position and is never taken for a new one. Length and checksum are one aligned 8-byte store, made after all else, so that a killed process leaves
 * either a whole frame or none. Stateless.
 */
final class Frame {

    /** Length and checksum. */
    static final int HEADER = Long.BYTES;

    private Frame() {}

    /** All that a payload of this length takes. */
    static int size(int payloadLength) {
        return (HEADER + payloadLength + 7) & ~7;
    }

    static long header(int payloadLength, int checksum) {
        return ((long) checksum << 32) | payloadLength;
    }

    static int length(long header) {
        return (int) header;
    }

    static int checksum(long header) {
        return (int) (header >>> 32);
    }
}
