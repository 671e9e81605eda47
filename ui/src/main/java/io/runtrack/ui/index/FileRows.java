package io.runtrack.ui.index;

import io.runtrack.model.FileProcessingLog;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a {@link FileTable} while it is made: some 110 bytes a record with its path, all in memory. For one
 * thread.
 */
final class FileRows {
    private static final int MOST_ATTEMPTS = 0xffff;

    private int size;
    private long[] starts; // in the document
    private int[] lengths;
    private short[] documents;
    private byte[] statuses;
    private int[] took; // milliseconds, -1 of none, at most 24 days
    private long[] started; // microseconds; the least of none
    private int[] attempts;
    private short[] records; // how many there are of a row's file; 0 of one
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

    /**
     * Without rows yet.
     *
     * @param expected about how many there will be
     */
    FileRows(int expected) {
        int room = Math.max(16, expected);
        starts = new long[room];
        lengths = new int[room];
        documents = new short[room];
        statuses = new byte[room];
        took = new int[room];
        started = new long[room];
        attempts = new int[room];
        records = new short[room];
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
        statuses[size] = (byte) FileTable.STATUSES.indexOf(log.status());
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
            records = Arrays.copyOf(records, length);
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
        records[row] = (short) Math.min(count, MOST_ATTEMPTS);
    }

    void repair(int row) {
        repaired.set(row);
    }

    int size() {
        return size;
    }

    /** Whether a row is its file's last record. */
    boolean isFinal(int row) {
        return !superseded.get(row);
    }

    int document(int row) {
        return documents[row] & 0xffff;
    }

    long start(int row) {
        return starts[row];
    }

    @Nullable
    String path(int row) {
        return withoutPath.get(row)
                ? null
                : new String(pathBytes.copy(paths[row], paths[row + 1]), StandardCharsets.UTF_8);
    }

    /** What decides which record of a file is final. */
    FileProcessingLog record(int row) {
        return FileProcessingLog.builder(FileTable.STATUSES.get(statuses[row]))
                .filePath(path(row))
                .startedAt(started[row] == Long.MIN_VALUE ? null : Instant.EPOCH.plus(started[row], ChronoUnit.MICROS))
                .attempt(attempts[row])
                .build();
    }

    /** Sorts them. There are no further rows. */
    FileTable end() {
        return new FileTable(
                new FileTable.Columns(
                        size,
                        LongBuffer.wrap(starts, 0, size),
                        LongBuffer.wrap(started, 0, size),
                        LongBuffer.wrap(paths, 0, size + 1),
                        IntBuffer.wrap(lengths, 0, size),
                        IntBuffer.wrap(took, 0, size),
                        IntBuffer.wrap(attempts, 0, size),
                        ShortBuffer.wrap(documents, 0, size),
                        ShortBuffer.wrap(records, 0, size),
                        Map.of(
                                FileTable.Order.STARTED,
                                order((one, other) -> Long.compare(started[one], started[other])),
                                FileTable.Order.TOOK,
                                order((one, other) -> Integer.compare(took[one], took[other])),
                                FileTable.Order.PATH,
                                order((one, other) -> pathBytes.compare(
                                        paths[one], paths[one + 1], paths[other], paths[other + 1])))),
                new FileTable.Quick(statuses, types, agents, errors, withoutPath, superseded, repaired),
                typeNames,
                agentNames,
                errorNames,
                pathBytes);
    }

    private IntBuffer order(RowSort.Comparison comparison) {
        return IntBuffer.wrap(RowSort.by(size, comparison));
    }
}
