package io.runtrack.ui.index;

import io.runtrack.annotations.FileStatus;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is sorted, filtered and searched of the file records of a run and all below it, a row each. Texts that are only
 * shown stay in the documents. What each search walks through is in memory, some 25 bytes a row; the rest may be a file
 * ({@link FileTableFile}). Immutable; safe for several threads.
 */
public final class FileTable {
    static final List<FileStatus> STATUSES = List.of(FileStatus.values());

    private final Columns columns;
    private final Quick quick;
    private final Names typeNames;
    private final Names agentNames;
    private final Names errorNames;
    private final Bytes pathBytes;
    private final Map<Order, int[]> orders = new EnumMap<>(Order.class);

    /** By what rows are sorted. */
    public enum Order {
        STARTED,
        TOOK,
        PATH
    }

    /**
     * What is asked of few rows at a time, in memory or in a file.
     *
     * @param size how many rows there are
     * @param starts where each record lies in its document
     * @param started when it was started, in microseconds; the least number of none
     * @param paths where each path lies among all of them, and where the last one ends
     * @param lengths how long each record is in its document
     * @param took in milliseconds; -1 of none
     * @param attempts which attempt each is
     * @param documents in which document each lies
     * @param records how many there are of a row's file; 0 of one
     * @param orders all rows, sorted
     */
    record Columns(
            int size,
            LongBuffer starts,
            LongBuffer started,
            LongBuffer paths,
            IntBuffer lengths,
            IntBuffer took,
            IntBuffer attempts,
            ShortBuffer documents,
            ShortBuffer records,
            Map<Order, IntBuffer> orders) {}

    /** What is asked of each row by each search. The arrays may be longer than there are rows. */
    static final class Quick {
        final byte[] statuses;
        final int[] types;
        final int[] agents;
        final int[] errors;
        final BitSet withoutPath;
        final BitSet superseded;
        final BitSet repaired;

        Quick(
                byte[] statuses,
                int[] types,
                int[] agents,
                int[] errors,
                BitSet withoutPath,
                BitSet superseded,
                BitSet repaired) {
            this.statuses = statuses;
            this.types = types;
            this.agents = agents;
            this.errors = errors;
            this.withoutPath = withoutPath;
            this.superseded = superseded;
            this.repaired = repaired;
        }
    }

    FileTable(Columns columns, Quick quick, Names typeNames, Names agentNames, Names errorNames, Bytes pathBytes) {
        this.columns = columns;
        this.quick = quick;
        this.typeNames = typeNames;
        this.agentNames = agentNames;
        this.errorNames = errorNames;
        this.pathBytes = pathBytes;
    }

    Columns columns() {
        return columns;
    }

    Quick quick() {
        return quick;
    }

    Bytes pathBytes() {
        return pathBytes;
    }

    /** How many records there are. */
    public int size() {
        return columns.size;
    }

    /** All rows in an order; of equal ones the one that was written first. Not to be changed. */
    public int[] order(Order order) {
        synchronized (orders) {
            return orders.computeIfAbsent(order, first -> {
                IntBuffer sorted = Objects.requireNonNull(columns.orders.get(first), "each order is there");
                int[] rows = new int[columns.size];
                sorted.get(0, rows);
                return rows;
            });
        }
    }

    /** The rows of a path, in the order of their starts. */
    public List<Integer> rowsOf(String path) {
        BitSet rows = rowsHolding(path.getBytes(StandardCharsets.UTF_8));
        return Arrays.stream(order(Order.STARTED))
                .filter(row -> rows.get(row) && path.equals(path(row)))
                .boxed()
                .toList();
    }

    /** The rows whose path holds some bytes. */
    BitSet rowsHolding(byte[] part) {
        return pathBytes.holding(part, columns.paths, columns.size);
    }

    /** How many records there are of the file of a row. */
    public int attemptsOf(int row) {
        return Math.max(1, columns.records.get(row) & 0xffff);
    }

    /** Whether a row is its file's last record. */
    public boolean isFinal(int row) {
        return !quick.superseded.get(row);
    }

    /** Whether an earlier record of its file failed, and this final one did not. */
    public boolean isRepaired(int row) {
        return quick.repaired.get(row);
    }

    public FileStatus status(int row) {
        return STATUSES.get(quick.statuses[row]);
    }

    /** In milliseconds; -1 when it is not known. */
    public long took(int row) {
        return columns.took.get(row);
    }

    /** In microseconds since 1970; the least number when it is not known. */
    public long started(int row) {
        return columns.started.get(row);
    }

    public int attempt(int row) {
        return columns.attempts.get(row);
    }

    /** Null when it is not known. */
    public @Nullable String path(int row) {
        return quick.withoutPath.get(row)
                ? null
                : new String(
                        pathBytes.copy(columns.paths.get(row), columns.paths.get(row + 1)), StandardCharsets.UTF_8);
    }

    int statusNumber(int row) {
        return quick.statuses[row];
    }

    int typeNumber(int row) {
        return quick.types[row];
    }

    int agentNumber(int row) {
        return quick.agents[row];
    }

    int errorNumber(int row) {
        return quick.errors[row];
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

    int document(int row) {
        return columns.documents.get(row) & 0xffff;
    }

    long start(int row) {
        return columns.starts.get(row);
    }

    int length(int row) {
        return columns.lengths.get(row);
    }
}
