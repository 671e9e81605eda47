package io.runtrack.storage.azure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which bytes of a working file are which block. A blob has 50,000 blocks at the most; long before that the small ones
 * are merged, which sends their bytes a second time. For one thread.
 */
final class BlockRanges {
    private static final int MOST_BLOCKS = 5_000;
    private static final long SMALL = 4 << 20;
    private static final long LARGEST = 32 << 20;

    /** Ids of one blob must be of one length, and those of another process must not be taken for ours. */
    private final long owner = ThreadLocalRandom.current().nextLong();

    private final List<Range> ranges = new ArrayList<>();
    private int mergeAt = MOST_BLOCKS;

    /**
     * A block.
     *
     * @param id as the service wants it, Base64
     * @param start its first byte in the file
     * @param length in bytes
     */
    record Range(String id, long start, long length) {}

    /** Adds what a file has grown by, and answers which blocks have to be sent. */
    List<Range> extendTo(long length) {
        List<Range> added = new ArrayList<>();
        if (ranges.size() >= mergeAt) {
            added.addAll(merge());
            mergeAt =
                    ranges.size() + MOST_BLOCKS; // what is large already stays, and must not have each newcomer merged
        }
        long start = end();
        while (start < length) {
            Range range = range(start, Math.min(LARGEST, length - start));
            ranges.add(range);
            added.add(range);
            start += range.length();
        }
        return added;
    }

    /** All blocks in their order, the one that closes the array last. */
    List<String> ids() {
        List<String> ids = new ArrayList<>(ranges.size() + 1);
        for (Range range : ranges) {
            ids.add(range.id());
        }
        ids.add(endId());
        return ids;
    }

    /** The id of the block that closes the array. */
    String endId() {
        return id(-1, -1);
    }

    void clear() {
        ranges.clear();
        mergeAt = MOST_BLOCKS;
    }

    /** How many bytes of the file the blocks cover. */
    long end() {
        return ranges.isEmpty()
                ? 0
                : ranges.get(ranges.size() - 1).start()
                        + ranges.get(ranges.size() - 1).length();
    }

    /** Joins neighbours that are small, and answers what they became. */
    private List<Range> merge() {
        List<Range> before = List.copyOf(ranges);
        List<Range> joined = new ArrayList<>();
        ranges.clear();
        int first = 0;
        while (first < before.size()) {
            int next = first;
            long length = 0;
            while (next < before.size() && isSmall(before.get(next)) && length < LARGEST) {
                length += before.get(next++).length();
            }
            if (next - first > 1) {
                joined.add(range(before.get(first).start(), length));
                ranges.add(joined.get(joined.size() - 1));
                first = next;
            } else {
                ranges.add(before.get(first++));
            }
        }
        return joined;
    }

    private static boolean isSmall(Range range) {
        return range.length() < SMALL;
    }

    private Range range(long start, long length) {
        return new Range(id(start, length), start, length);
    }

    private String id(long start, long length) {
        byte[] bytes = ByteBuffer.allocate(24)
                .putLong(owner)
                .putLong(start)
                .putLong(length)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
