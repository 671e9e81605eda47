package io.runtrack.ui.index;

import io.runtrack.document.RecordReader;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.LongTable;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tables of the files of runs that were opened lately. One is made by reading the logs once; what it does not hold is
 * read from the documents when it is shown. That of a tree that goes on is made anew as its logs grow, though not more
 * often than a tenth of the time goes into it. Safe for several threads, of which one makes tables at a time.
 */
public final class FileTables {
    private static final int MOST_ROWS = 1_500_000;
    private static final int REST = 9;
    private static final int BUFFER = 256 * 1024;

    private final TrackingStorage storage;
    private final Map<String, Opened> opened = new LinkedHashMap<>(16, 0.75f, true);

    public FileTables(TrackingStorage storage) {
        this.storage = storage;
    }

    /**
     * The files of a tree.
     *
     * @param table the rows
     * @param runs whose logs these are, by the number of the document
     * @param unreadable logs that could not be read whole
     */
    public record Files(FileTable table, List<RunMetadata> runs, List<UnreadableDocument> unreadable) {
        /** The run in whose log a row is. */
        public RunMetadata run(int row) {
            return runs.get(table.document(row));
        }
    }

    private record Opened(List<RunMetadata> asOf, long madeAt, long took, Files files) {
        boolean isGood(List<RunMetadata> runs) {
            boolean rests = System.nanoTime() - madeAt < REST * took;
            return asOf.equals(runs) || (rests && asOf.size() == runs.size());
        }
    }

    /** The files of a run and all below it. */
    public synchronized Files of(RunTree tree) {
        List<RunMetadata> runs = tree.runs();
        Opened known = opened.get(tree.runId());
        if (known != null && known.isGood(runs)) {
            return known.files;
        }
        opened.remove(tree.runId());
        long start = System.nanoTime();
        Files files = read(tree);
        makeRoom(files.table.size());
        boolean isOver = runs.stream().noneMatch(run -> run.status() == RunStatus.RUNNING);
        long now = System.nanoTime();
        opened.put(tree.runId(), new Opened(runs, now, isOver ? 0 : now - start, files));
        return files;
    }

    private void makeRoom(int rows) {
        long all = rows;
        for (Opened each : opened.values()) {
            all += each.files.table.size();
        }
        var oldest = opened.values().iterator();
        while (all > MOST_ROWS && oldest.hasNext()) {
            all -= oldest.next().files.table.size();
            oldest.remove();
        }
    }

    private Files read(RunTree tree) {
        long expected = tree.runs().stream().mapToLong(RunMetadata::totalFiles).sum();
        FileTable table = new FileTable((int) Math.min(expected, MOST_ROWS));
        List<RunMetadata> runs = new ArrayList<>();
        List<UnreadableDocument> unreadable = new ArrayList<>();
        for (List<RunMetadata> unit : tree.units()) {
            int first = table.size();
            for (RunMetadata run : unit) {
                read(run, runs.size(), table, unreadable);
                runs.add(run);
            }
            decide(table, first, runs);
        }
        table.end();
        return new Files(table, runs, unreadable);
    }

    private void read(RunMetadata run, int document, FileTable table, List<UnreadableDocument> unreadable) {
        String name = RunLayout.fileLogs(run);
        int before = table.size();
        try (InputStream in = new BufferedInputStream(storage.blobs().read(name), BUFFER);
                RecordReader<FileProcessingLog> records = RecordReader.fileLogs(in)) {
            for (FileProcessingLog log = records.next(); log != null; log = records.next()) {
                table.add(log, document, records.start(), records.end());
            }
        } catch (NoSuchFileException none) {
            if (run.totalFiles() > 0 && run.status() != RunStatus.RUNNING) {
                unreadable.add(new UnreadableDocument(
                        name, "it is not there, though its run has " + run.totalFiles() + " files"));
            }
        } catch (IOException broken) { // what comes before the break is shown
            unreadable.add(UnreadableDocument.of(name, broken));
        }
        if (table.size() > before && table.start(before) < 0) {
            unreadable.add(new UnreadableDocument(name, "it is no UTF-8"));
        }
    }

    /** Which rows of a unit are final is not for us to say: the rows are given as records of what decides. */
    private static void decide(FileTable table, int first, List<RunMetadata> runs) {
        int end = table.size();
        FinalRecords records = FinalRecords.of(
                () -> IntStream.range(first, end)
                        .mapToObj(row -> new FinalRecords.Entry(runs.get(table.document(row)), record(table, row))),
                end - (long) first);
        LongTable repeated = new LongTable();
        int[] counts = new int[16];
        for (int row = first; row < end; row++) {
            if (!records.isFinal(row - first)) {
                table.supersede(row);
                int place = repeated.put(key(table, row, runs));
                counts = place < counts.length ? counts : Arrays.copyOf(counts, 2 * counts.length);
                counts[place]++;
            } else if (records.isRepaired(row - first)) {
                table.repair(row);
            }
        }
        for (int row = first; row < end && repeated.size() > 0; row++) {
            int place = table.isFinal(row) ? repeated.find(key(table, row, runs)) : -1;
            if (place >= 0) {
                table.setAttempts(row, counts[place] + 1);
            }
        }
    }

    private static long key(FileTable table, int row, List<RunMetadata> runs) {
        return FinalRecords.key(runs.get(table.document(row)).command(), String.valueOf(table.path(row)));
    }

    private static FileProcessingLog record(FileTable table, int row) {
        long started = table.started(row);
        return FileProcessingLog.builder(table.status(row))
                .filePath(table.path(row))
                .startedAt(started == Long.MIN_VALUE ? null : Instant.EPOCH.plus(started, ChronoUnit.MICROS))
                .attempt(table.attempt(row))
                .build();
    }

    /** Whole records of some rows, in the order of the rows, from their documents. */
    public List<FileProcessingLog> read(Files files, List<Integer> rows) throws IOException {
        FileTable table = files.table;
        Integer[] inOrder = new Integer[rows.size()];
        Arrays.setAll(inOrder, i -> i);
        Arrays.sort(inOrder, (one, other) -> {
            int byDocument = Integer.compare(table.document(rows.get(one)), table.document(rows.get(other)));
            return byDocument != 0
                    ? byDocument
                    : Long.compare(table.start(rows.get(one)), table.start(rows.get(other)));
        });
        FileProcessingLog[] logs = new FileProcessingLog[rows.size()];
        InputStream in = null;
        int document = -1;
        long position = 0;
        try {
            for (int i : inOrder) {
                int row = rows.get(i);
                if (in == null || table.document(row) != document) {
                    if (in != null) {
                        in.close();
                    }
                    document = table.document(row);
                    in = storage.blobs().read(RunLayout.fileLogs(files.run(row)));
                    position = 0;
                }
                in.skipNBytes(table.start(row) - position);
                byte[] bytes = in.readNBytes(table.length(row));
                position = table.start(row) + bytes.length;
                logs[i] = parsed(bytes, files.run(row));
            }
        } finally {
            if (in != null) {
                in.close();
            }
        }
        return List.of(logs);
    }

    private static FileProcessingLog parsed(byte[] bytes, RunMetadata run) throws IOException {
        byte[] array = new byte[bytes.length + 2];
        array[0] = '[';
        System.arraycopy(bytes, 0, array, 1, bytes.length);
        array[array.length - 1] = ']';
        try (RecordReader<FileProcessingLog> records = RecordReader.fileLogs(new ByteArrayInputStream(array))) {
            FileProcessingLog log = records.next();
            if (log == null) {
                throw new IOException(RunLayout.fileLogs(run) + " has changed; ask again");
            }
            // Other writers may leave out whose record it is.
            return log.runId() == null ? log.toBuilder().runId(run.runId()).build() : log;
        }
    }
}
