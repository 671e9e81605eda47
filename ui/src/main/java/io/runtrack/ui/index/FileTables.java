package io.runtrack.ui.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.runtrack.document.RecordReader;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.LongTable;
import io.runtrack.outcome.RunTree;
import io.runtrack.outcome.Sums;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import io.runtrack.ui.cache.CacheFolder;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tables of the files of runs that were opened lately. One is made by reading the logs once; what it does not hold is
 * read from the documents when it is shown. That of a tree that goes on is made anew as its logs grow, though not more
 * often than a tenth of the time goes into it. A large one of a tree that has ended is kept in the user's cache folder,
 * and counts while the logs are listed as they were. Safe for several threads, of which one makes tables at a time.
 */
public final class FileTables {
    private static final int MOST_ROWS = 1_500_000;
    private static final int REST = 9;
    private static final int BUFFER = 256 * 1024;
    private static final int WORTH_KEEPING = 50_000; // rows: fewer are read within a moment
    private static final long MOST_BYTES = 1L << 30; // of all that are kept
    private static final String KEPT = "files-";

    private final TrackingStorage storage;
    private final CacheFolder cache;
    private final int worthKeeping;
    private final Map<String, Opened> opened = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Tables of the runs of a storage.
     *
     * @param cache keeps large ones
     */
    public FileTables(TrackingStorage storage, CacheFolder cache) {
        this(storage, cache, WORTH_KEEPING);
    }

    FileTables(TrackingStorage storage, CacheFolder cache, int worthKeeping) {
        this.storage = storage;
        this.cache = cache;
        this.worthKeeping = worthKeeping;
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
        boolean isOver = runs.stream().noneMatch(run -> run.status() == RunStatus.RUNNING);
        Files files = isOver && expected(tree) >= worthKeeping ? keptOrRead(tree) : read(tree);
        makeRoom(files.table.size());
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

    private static long expected(RunTree tree) {
        return Sums.of(tree.runs(), RunMetadata::totalFiles);
    }

    private Files keptOrRead(RunTree tree) {
        String name = KEPT + UUID.nameUUIDFromBytes((storage.destination() + '\n' + tree.runId()).getBytes(UTF_8));
        String fingerprint = fingerprint(tree);
        FileTable kept = fingerprint == null ? null : kept(name, fingerprint);
        if (kept != null) {
            List<RunMetadata> runs = tree.units().stream().flatMap(List::stream).toList();
            return new Files(kept, runs, List.of());
        }
        Files files = read(tree);
        if (fingerprint != null && files.unreadable.isEmpty() && FileTableFile.length(files.table) < MOST_BYTES) {
            FileTable table = kept(files.table, name, fingerprint);
            return table == null ? files : new Files(table, files.runs, List.of());
        }
        return files;
    }

    /** Of all logs, as they are listed, in the order in which they are read; null when the storage cannot tell. */
    private @Nullable String fingerprint(RunTree tree) {
        StringBuilder text = new StringBuilder();
        Map<String, Map<String, String>> folders = new HashMap<>();
        for (List<RunMetadata> unit : tree.units()) {
            text.append("unit\n");
            for (RunMetadata run : unit) {
                String log = RunLayout.fileLogs(run);
                String folder = log.substring(0, log.lastIndexOf('/') + 1);
                try {
                    Map<String, String> versions = folders.get(folder);
                    versions = versions == null ? storage.blobs().versions(folder) : versions;
                    if (versions == null) {
                        return null;
                    }
                    folders.put(folder, versions);
                    text.append(run.runId()).append(' ').append(run.command()).append('\n');
                    text.append(versions.getOrDefault(log, "none")).append('\n');
                } catch (IOException unanswered) {
                    return null;
                }
            }
        }
        return text.toString();
    }

    private @Nullable FileTable kept(String name, String fingerprint) {
        try {
            ByteBuffer file = cache.map(name);
            return file == null ? null : FileTableFile.read(file, fingerprint);
        } catch (IOException unusable) {
            return null;
        }
    }

    /** The same table out of a file, so that it leaves the memory; null when it cannot be kept. */
    private @Nullable FileTable kept(FileTable table, String name, String fingerprint) {
        try {
            cache.write(name, out -> FileTableFile.write(table, fingerprint, out));
            cache.removeOldest(KEPT, MOST_BYTES);
        } catch (IOException full) {
            return null;
        }
        return kept(name, fingerprint);
    }

    private Files read(RunTree tree) {
        FileRows rows = new FileRows((int) Math.min(expected(tree), MOST_ROWS));
        List<RunMetadata> runs = new ArrayList<>();
        List<UnreadableDocument> unreadable = new ArrayList<>();
        for (List<RunMetadata> unit : tree.units()) {
            int first = rows.size();
            for (RunMetadata run : unit) {
                read(run, runs.size(), rows, unreadable);
                runs.add(run);
            }
            decide(rows, first, runs);
        }
        return new Files(rows.end(), runs, unreadable);
    }

    private void read(RunMetadata run, int document, FileRows rows, List<UnreadableDocument> unreadable) {
        String name = RunLayout.fileLogs(run);
        int before = rows.size();
        try (InputStream in = new BufferedInputStream(storage.blobs().read(name), BUFFER);
                RecordReader<FileProcessingLog> records = RecordReader.fileLogs(in)) {
            for (FileProcessingLog log = records.next(); log != null; log = records.next()) {
                rows.add(log, document, records.start(), records.end());
            }
        } catch (NoSuchFileException none) {
            if (run.totalFiles() > 0 && run.status() != RunStatus.RUNNING) {
                unreadable.add(new UnreadableDocument(
                        name, "it is not there, though its run has " + run.totalFiles() + " files"));
            }
        } catch (IOException broken) { // what comes before the break is shown
            unreadable.add(UnreadableDocument.of(name, broken));
        }
        if (rows.size() > before && rows.start(before) < 0) {
            unreadable.add(new UnreadableDocument(name, "it is no UTF-8"));
        }
    }

    /** Which rows of a unit are final is not for us to say: the rows are given as records of what decides. */
    private static void decide(FileRows rows, int first, List<RunMetadata> runs) {
        int end = rows.size();
        FinalRecords records = FinalRecords.of(
                () -> IntStream.range(first, end)
                        .mapToObj(row -> new FinalRecords.Entry(runs.get(rows.document(row)), rows.record(row))),
                end - (long) first);
        LongTable repeated = new LongTable();
        int[] counts = new int[16];
        for (int row = first; row < end; row++) {
            if (!records.isFinal(row - first)) {
                rows.supersede(row);
                int place = repeated.put(key(rows, row, runs));
                counts = place < counts.length ? counts : Arrays.copyOf(counts, 2 * counts.length);
                counts[place]++;
            } else if (records.isRepaired(row - first)) {
                rows.repair(row);
            }
        }
        for (int row = first; row < end && repeated.size() > 0; row++) {
            int place = rows.isFinal(row) ? repeated.find(key(rows, row, runs)) : -1;
            if (place >= 0) {
                rows.setAttempts(row, counts[place] + 1);
            }
        }
    }

    private static long key(FileRows rows, int row, List<RunMetadata> runs) {
        return FinalRecords.key(runs.get(rows.document(row)).command(), String.valueOf(rows.path(row)));
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
