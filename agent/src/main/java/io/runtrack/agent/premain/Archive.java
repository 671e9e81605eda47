package io.runtrack.agent.premain;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP archive that is a part of a file, such as a jar that is stored in another jar; the JDK opens only whole files.
 *
 * <pre>
 *   entry … entry | directory: one header an entry | end: count, size and position of the directory
 * </pre>
 *
 * <p>Read by position and not by channel: an interrupt of the host's thread would close a channel. Safe for use by any
 * number of threads.
 */
final class Archive {

    private static final int END_LENGTH = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int HEADER_LENGTH = 46;
    private static final int HEADER_SIGNATURE = 0x02014b50;
    private static final int LOCAL_HEADER_LENGTH = 30;
    private static final int STORED = 0;

    /** Where an entry is, with positions counted from the start of the archive. */
    private record Entry(int method, int packedLength, int length, long header) {}

    private final RandomAccessFile file;
    private final long start;
    private final Map<String, Entry> entries;

    /**
     * Reads the directory of an archive.
     *
     * @throws IOException if there is none; an archive with a comment at its end is not recognised
     */
    Archive(RandomAccessFile file, long start, long length) throws IOException {
        this.file = file;
        this.start = start;
        byte[] end = bytes(length - END_LENGTH, END_LENGTH);
        if (int4(end, 0) != END_SIGNATURE) {
            throw new IOException(
                    "no archive ends at byte " + (start + length) + " of the agent's jar: build it again");
        }
        this.entries = entries(bytes(int4(end, 16), int4(end, 12)), int2(end, 10));
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** The archive that is an entry of this one, which must hold it uncompressed. */
    Archive nested(String name) throws IOException {
        Entry entry = entries.get(name);
        if (entry == null || entry.method() != STORED) {
            throw new IOException("the agent's jar does not hold " + name + " uncompressed: build it again");
        }
        return new Archive(file, start + position(entry), entry.length());
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The content of an entry; null when there is none of that name. */
    byte @Nullable [] read(String name) throws IOException {
        Entry entry = entries.get(name);
        if (entry == null) {
            return null;
        }
        byte[] packed = bytes(position(entry), entry.packedLength());
        return entry.method() == STORED ? packed : inflate(packed, entry.length());
    }

    private static Map<String, Entry> entries(byte[] directory, int count) throws IOException {
        Map<String, Entry> entries = new HashMap<>(2 * count);
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (int4(directory, at) != HEADER_SIGNATURE) {
                throw new IOException("the directory of an archive in the agent's jar is damaged: build it again");
            }
            int nameLength = int2(directory, at + 28);
            String name = new String(directory, at + HEADER_LENGTH, nameLength, StandardCharsets.UTF_8);
            Entry entry = new Entry(
                    int2(directory, at + 10),
                    int4(directory, at + 20),
                    int4(directory, at + 24),
                    int4(directory, at + 42));
            entries.put(name, entry);
            at += HEADER_LENGTH + nameLength + int2(directory, at + 30) + int2(directory, at + 32);
        }
        return entries;
    }

    /** An entry's header of its own may be longer than the directory says, so its content is found from there. */
    private long position(Entry entry) throws IOException {
        byte[] header = bytes(entry.header(), LOCAL_HEADER_LENGTH);
        return entry.header() + LOCAL_HEADER_LENGTH + int2(header, 26) + int2(header, 28);
    }

    private static byte[] inflate(byte[] packed, int length) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] content = new byte[length];
            if (inflater.inflate(content) != length) {
                throw new IOException("an entry of the agent's jar is cut short: build it again");
            }
            return content;
        } catch (DataFormatException damaged) {
            throw new IOException("an entry of the agent's jar is damaged: build it again", damaged);
        } finally {
            inflater.end();
        }
    }

    private byte[] bytes(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        synchronized (file) {
            file.seek(start + position);
            file.readFully(bytes);
        }
        return bytes;
    }

    private static int int2(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) | (bytes[offset + 1] & 0xFF) << 8;
    }

    private static int int4(byte[] bytes, int offset) {
        return int2(bytes, offset) | int2(bytes, offset + 2) << 16;
    }
}
