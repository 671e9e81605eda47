package io.runtrack.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The segments that a dead journal's folder holds. Of a damaged journal they all stay, and a file of its own says so to whoever reads it next. Not
 * thread-safe.
 */
final class StoredSegments implements SegmentCatalog {

    private static final String PREFIX = "segment-";
    private static final int DIGITS = 6;
    private static final String DAMAGED = "damaged";

    private final Path folder;
    private final int segmentSize;
    private final TreeMap<Long, Path> files = new TreeMap<>();
    private boolean damaged;

    StoredSegments(Path folder, int segmentSize) throws IOException {
        this.folder = folder;
        this.segmentSize = segmentSize;
        this.damaged = Files.exists(folder.resolve(DAMAGED), LinkOption.NOFOLLOW_LINKS);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : found) {
                add(file);
            }
        }
    }

    static String name(int number) {
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
    public long indexAfter(long index) throws IOException {
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
    public void damaged(long position) throws IOException {
        if (!damaged) {
            Files.createFile(folder.resolve(DAMAGED));
            damaged = true;
        }
    }

    boolean isDamaged() {
        return damaged;
    }

    @Override
    public long end() {
        return Long.MAX_VALUE;
    }

    void release(long position) throws IOException {
        if (damaged) {
            return;
        }
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
