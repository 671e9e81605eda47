package io.runtrack.ui.index;

/** Sorts the numbers of rows, stably and without an object for each. Stateless. */
final class RowSort {
    private static final int SHORT = 16;

    private RowSort() {}

    /** Compares two rows. */
    interface Comparison {
        int compare(int one, int other);
    }

    static int[] by(int size, Comparison comparison) {
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        sort(rows.clone(), rows, 0, size, comparison);
        return rows;
    }

    /** Both hold the same rows; the second has them sorted at the end. */
    private static void sort(int[] spare, int[] rows, int from, int to, Comparison comparison) {
        if (to - from <= SHORT) {
            insert(rows, from, to, comparison);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(rows, spare, from, middle, comparison);
        sort(rows, spare, middle, to, comparison);
        if (comparison.compare(spare[middle - 1], spare[middle]) <= 0) {
            System.arraycopy(spare, from, rows, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takesLeft = right == to || (left < middle && comparison.compare(spare[left], spare[right]) <= 0);
            rows[i] = takesLeft ? spare[left++] : spare[right++];
        }
    }

    private static void insert(int[] rows, int from, int to, Comparison comparison) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int place = i;
            while (place > from && comparison.compare(rows[place - 1], row) > 0) {
                rows[place] = rows[place - 1];
                place--;
            }
            rows[place] = row;
        }
    }
}
