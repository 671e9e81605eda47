package io.runtrack.journal.disk;

/**
 * A journal's measures.
 *
 * @param segmentSize bytes of a segment; a multiple of eight
 * @param slots files that can be in flight at a time
 * @param spares shipped segments that are kept for further use, and as many full ones are kept mapped
 * @param maxBytes the most that all segments together may take; the first is always allowed
 */
public record JournalShape(int segmentSize, int slots, int spares, long maxBytes) {

    public static final int MIN_SEGMENT_SIZE = 256;
    public static final int MAX_SEGMENT_SIZE = 1 << 26;
    public static final int MAX_SLOTS = 1024;
    private static final int RESERVE = 16 * 1024;

    public static JournalShape standard(long maxBytes) {
        return new JournalShape(1 << 20, MAX_SLOTS, 32, maxBytes);
    }

    /** Bytes at the end of each segment that only run starts and ends may use. */
    public int reserve() {
        return Math.min(RESERVE, segmentSize / 4) & ~7;
    }
}
