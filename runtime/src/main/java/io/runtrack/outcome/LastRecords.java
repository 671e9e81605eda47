package io.runtrack.outcome;

import java.util.Arrays;
import java.util.BitSet;

/** Keeps the last record of each key, and marks all others of it as superseded. For one thread. */
final class LastRecords {
    private final BitSet superseded;
    private final BitSet repaired;
    private final LongTable keys = new LongTable();
    private long[] started = new long[0];
    private int[] attempts = new int[0];
    private int[] records = new int[0];
    private final BitSet lastFailed = new BitSet(); // by the key's place
    private final BitSet everFailed = new BitSet();

    LastRecords(BitSet superseded, BitSet repaired) {
        this.superseded = superseded;
        this.repaired = repaired;
    }

    void add(long key, int record, long startedMicros, int attempt, boolean failed) {
        int known = keys.size();
        int place = keys.put(key);
        if (failed) {
            everFailed.set(place);
        }
        if (place == known) {
            makeRoomFor(place);
        } else if (isEarlier(place, startedMicros, attempt)) {
            superseded.set(records[place]);
        } else {
            superseded.set(record);
            return;
        }
        started[place] = startedMicros;
        attempts[place] = attempt;
        records[place] = record;
        lastFailed.set(place, failed);
    }

    /** Of two that started at one moment, with one attempt's number, the one written later counts. */
    private boolean isEarlier(int place, long startedMicros, int attempt) {
        return started[place] < startedMicros || (started[place] == startedMicros && attempts[place] <= attempt);
    }

    private void makeRoomFor(int place) {
        if (place == records.length) {
            int length = Math.max(16, 2 * place);
            started = Arrays.copyOf(started, length);
            attempts = Arrays.copyOf(attempts, length);
            records = Arrays.copyOf(records, length);
        }
    }

    /** There are no further records. */
    void end() {
        everFailed.andNot(lastFailed);
        everFailed.stream().forEach(place -> repaired.set(records[place]));
    }
}
