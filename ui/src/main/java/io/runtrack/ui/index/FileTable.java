package io.runtrack.ui.index;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is sorted, filtered and searched of the file records of a run and all below it, a row each: some 110 bytes a
 * record with its path. Texts that are only shown stay in the documents. Immutable once it is made; safe for several
 * threads then.
 */
public final class FileTable {
    static final List<FileStatus> STATUSES = List.of(FileStatus.values());

    private static final int MOST_ATTEMPTS = 0xffff;

    private int size;
    private short @Nullable [] records; // of a row's file; none while no file has several
    private long[] starts; // in the document
    private int[] lengths;
    private short[] documents;
    private byte[] statuses;
    private int[] took; // milliseconds, -1 of none, at most 24 days
    private long[] started; // microseconds; the least of none
    private int[] attempts;
    private int[] types;
    private int[] agents;
    private int[] errors;
    private long[] paths;
    private final Bytes pathBytes = new Bytes();
    private final BitSet withoutPath = new BitSet();
    private final BitSet superseded = new BitSet();
    private final BitSet repaired = new BitSet();
    private final Names typeNames = new Names();
    private final Names agentNames = new Names();
    private final Names errorNames = new Names();
    private final Map<Order, int[]> orders = new EnumMap<>(Order.class);

    /** By what rows are sorted. */
    public enum Order {
        STARTED,
        TOOK,
        PATH
    }

    /**
     * Without rows yet.
     *
     * @param expected about how many there will be
     */
    FileTable(int expected) {
        int room = Math.max(16, expected);
        starts = new long[room];
        lengths = new int[room];
        documents = new short[room];
        statuses = new byte[room];
        took = new int[room];
        started = new long[room];
        attempts = new int[room];
        types = new int[room];
        agents = new int[room];
        errors = new int[room];
        paths = new long[room + 1];
    }

    void add(FileProcessingLog log, int document, long start, long end) {
        makeRoom();
        starts[size] = start;
        lengths[size] = (int) (end - start);
        documents[size] = (short) document;
        statuses[size] = (byte) STATUSES.indexOf(log.status());
        took[size] = log.processingTimeMs() == null ? -1 : (int) Math.min(Integer.MAX_VALUE, log.processingTimeMs());
        started[size] = micros(log.startedAt());
        attempts[size] = log.attempt();
        types[size] = typeNames.numberOf(log.fileType());
        agents[size] = agentNames.numberOf(log.agentId());
        errors[size] = errorNames.numberOf(log.errorType());
        String path = log.filePath();
        if (path == null) {
            withoutPath.set(size);
        } else {
            pathBytes.add(path.getBytes(StandardCharsets.UTF_8));
        }
        size++;
        paths[size] = pathBytes.length();
    }

    private static long micros(@Nullable Instant time) {
        return time == null ? Long.MIN_VALUE : time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private void makeRoom() {
        if (size == starts.length) {
            int length = size + (size >> 1);
            starts = Arrays.copyOf(starts, length);
            lengths = Arrays.copyOf(lengths, length);
            documents = Arrays.copyOf(documents, length);
            statuses = Arrays.copyOf(statuses, length);
            took = Arrays.copyOf(took, length);
            started = Arrays.copyOf(started, length);
            attempts = Arrays.copyOf(attempts, length);
            types = Arrays.copyOf(types, length);
            agents = Arrays.copyOf(agents, length);
            errors = Arrays.copyOf(errors, length);
            paths = Arrays.copyOf(paths, length + 1);
        }
    }

    void supersede(int row) {
        superseded.set(row);
    }

    /** How many records there are of the file of a row, if more than one. */
    void setAttempts(int row, int count) {
        short[] counts = records == null ? new short[statuses.length] : records;
        if (counts.length < size) {
            counts = Arrays.copyOf(counts, statuses.length);
        }
        records = counts;
        counts[row] = (short) Math.min(count, MOST_ATTEMPTS);
    }

    void repair(int row) {
        repaired.set(row);
    }

    /** There are no further rows. */
    void end() {
        orders.put(Order.STARTED, RowSort.by(size, (one, other) -> Long.compare(started[one], started[other])));
        orders.put(Order.TOOK, RowSort.by(size, (one, other) -> Integer.compare(took[one], took[other])));
        orders.put(
                Order.PATH,
                RowSort.by(
                        size,
                        (one, other) -> pathBytes.compare(paths[one], paths[one + 1], paths[other], paths[other + 1])));
    }

    /** How many records there are. */
    public int size() {
        return size;
    }

    /** All rows in an order; of equal ones the one that was written first. Not to be changed. */
    public int[] order(Order order) {
        return Objects.requireNonNull(orders.get(order), "end() was called");
    }

    /** The rows of a path, in the order of their starts. */
    public List<Integer> rowsOf(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        return Arrays.stream(order(Order.STARTED))
                .filter(row -> pathIs(row, bytes))
                .boxed()
                .toList();
    }

    /** How many records there are of the file of a row. */
    public int attemptsOf(int row) {
        short[] counts = records;
        return counts == null || row >= counts.length || counts[row] == 0 ? 1 : counts[row] & 0xffff;
    }

    /** Whether a row is its file's last record. */
    public boolean isFinal(int row) {
        return !superseded.get(row);
    }

    /** Whether an earlier record of its file failed, and this final one did not. */
    public boolean isRepaired(int row) {
        return repaired.get(row);
    }

    public FileStatus status(int row) {
        return STATUSES.get(statuses[row]);
    }

    /** In milliseconds; -1 when it is not known. */
    public long took(int row) {
        return took[row];
    }

    /** In microseconds since 1970; the least number when it is not known. */
    public long started(int row) {
        return started[row];
    }

    public int attempt(int row) {
        return attempts[row];
    }

    /** Null when it is not known. */
    public @Nullable String path(int row) {
        return withoutPath.get(row)
                ? null
                : new String(pathBytes.copy(paths[row], paths[row + 1]), StandardCharsets.UTF_8);
    }

    int statusNumber(int row) {
        return statuses[row];
    }

    int typeNumber(int row) {
        return types[row];
    }

    int agentNumber(int row) {
        return agents[row];
    }

    int errorNumber(int row) {
        return errors[row];
    }

    Names types() {
        return typeNames;
    }

    Names agents() {
        return agentNames;
    }

    Names errors() {
        return errorNames;
    }

    /** Whether a path holds some bytes. */
    boolean pathHolds(int row, byte[] part) {
        return pathBytes.holds(paths[row], paths[row + 1], part);
    }

    /** Whether a path is exactly this. */
    boolean pathIs(int row, byte[] path) {
        return !withoutPath.get(row) && paths[row + 1] - paths[row] == path.length && pathHolds(row, path);
    }

    int document(int row) {
        return documents[row] & 0xffff;
    }

    long start(int row) {
        return starts[row];
    }

    int length(int row) {
        return lengths[row];
    }
}
