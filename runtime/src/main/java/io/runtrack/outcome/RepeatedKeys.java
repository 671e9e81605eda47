package io.runtrack.outcome;

/**
 * Finds keys that occur more than once, in flat memory: a filter of bits tells what has certainly not been seen, and
 * what may have been is kept. A few keys are kept that occur once; none that occurs twice is missed. For one thread.
 */
final class RepeatedKeys {
    private static final int BITS_A_KEY = 16;
    private static final int FEWEST_BITS = 1 << 12;
    private static final int MOST_BITS = 1 << 27; // 16 MiB
    private static final int PROBES = 4;

    private final long[] filter;
    private final int mask;
    private final int most;
    private final LongTable repeated = new LongTable();
    private boolean known = true;

    /**
     * @param expected about how many keys there are
     * @param most how many repeated ones are kept; with more, all are taken for repeated
     */
    RepeatedKeys(long expected, int most) {
        long wanted = Math.max(FEWEST_BITS, Math.min(MOST_BITS, Math.max(0, expected) * BITS_A_KEY));
        int bits = Integer.highestOneBit((int) wanted);
        filter = new long[bits / Long.SIZE];
        mask = bits - 1;
        this.most = most;
    }

    void add(long key) {
        if (known && setAll(key)) {
            repeated.put(key);
            known = repeated.size() <= most;
        }
    }

    /** Whether all were set before. */
    private boolean setAll(long key) {
        long second = Long.rotateLeft(key, 32) | 1;
        long probe = key;
        boolean all = true;
        for (int i = 0; i < PROBES; i++, probe += second) {
            int bit = (int) (probe >>> 7) & mask;
            long flag = 1L << bit;
            all &= (filter[bit >>> 6] & flag) != 0;
            filter[bit >>> 6] |= flag;
        }
        return all;
    }

    /** Whether there were few enough to keep. */
    boolean isKnown() {
        return known;
    }

    boolean isEmpty() {
        return repeated.size() == 0;
    }

    boolean mayContain(long key) {
        return !known || repeated.find(key) >= 0;
    }
}
