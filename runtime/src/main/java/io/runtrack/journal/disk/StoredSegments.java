package io.runtrack.journal.disk;

import io.runtrack.journal.entry.LittleEndian;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The segments that a journal's folder holds, for whoever does not write them. Not thread-safe. */
public final class StoredSegments implements SegmentCatalog {

    private static final String PREFIX = "segment-";
    private static final int DIGITS = 6;

    private final int segmentSize;
    private final TreeMap<Long, Path> files = new TreeMap<>();
    private boolean damaged;

    public StoredSegments(Path folder, int segmentSize) throws IOException {
        this.segmentSize = segmentSize;
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : found) {
                add(file);
            }
        }
    }

    public static String name(int number) {
        String digits = Integer.toString(number);
        return PREFIX + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    @Override
    public int segmentSize() {
        return segmentSize;
    }

    @Override
    public @Nullable Path file(long index) {
        return files.get(index);
    }

    /** There is none missing between two, but in a damaged journal. */
    @Override
    public long indexAfter(long index) {
        Long next = files.higherKey(index);
        if (next == null) {
            return -1;
        }
        if (next != index + 1 || !files.containsKey(index)) {
            damaged(index * segmentSize);
        }
        return next;
    }

    @Override
    public void damaged(long position) {
        damaged = true;
    }

    /** Whether something could not be read, as far as it has been. */
    public boolean isDamaged() {
        return damaged;
    }

    @Override
    public long end() {
        return Long.MAX_VALUE;
    }

    public void release(long position) throws IOException {
        Iterator<Map.Entry<Long, Path>> shipped =
                files.headMap(position / segmentSize).entrySet().iterator();
        while (shipped.hasNext()) {
            Files.deleteIfExists(shipped.next().getValue());
            shipped.remove();
        }
    }

    /** A file that was not finished when the process died has no header yet, and no entries: it begins with zeros. */
    private void add(Path file) throws IOException {
        byte[] header = new byte[Segment.HEADER];
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            if (access.length() < header.length) {
                return;
            }
            access.readFully(header);
        }
        long magic = LittleEndian.getLong(header, 0);
        long first = LittleEndian.getLong(header, Long.BYTES);
        if (magic == Segment.MAGIC && first >= 0 && first % segmentSize == 0) {
            files.put(first / segmentSize, file);
        } else if (magic != 0) {
            damaged(0);
        }
    }
}
