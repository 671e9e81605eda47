package io.runtrack.tracking.delivery;

import io.runtrack.journal.entry.EntryDecoder;
import io.runtrack.journal.entry.EntryEncoder;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.PayloadReader;
import io.runtrack.journal.entry.PayloadWriter;
import io.runtrack.journal.entry.TextFilter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an executor sends its driver: entries of its journal, and what it has in flight and has dropped besides. Entries
 * are as they are in the journal; big endian is the rest.
 *
 * <pre>
 * batch    := version:byte worker:utf journal:utf entry* end:0 files:int file* drops:int drop*
 * entry    := size:int position:long payload:byte[size]
 * file     := run:int path:text type:text agentId:text startedMicros:long work:text
 * drop     := run:int records:long
 * text     := known:boolean utf?                 (utf as of DataOutput; a path's first 1,024 characters)
 * </pre>
 *
 * @param worker which part of the run the sender is
 * @param journal the name of the sender's journal, which no other has
 * @param entries in the journal's order
 * @param inFlight all that the sender had in flight before the last entry was read
 * @param dropped the records that it could not keep so far, by the numbers of their runs
 */
public record Batch(
        String worker, String journal, List<Entry> entries, List<FlyingFile> inFlight, Map<Integer, Long> dropped) {

    private static final int VERSION = 1;
    private static final int LONGEST_ENTRY = 1 << 26;
    private static final int LONGEST_TEXT = 1024;

    /**
     * An entry of the sender's journal.
     *
     * @param position the journal's position behind it
     */
    public record Entry(long position, JournalEntry content) {}

    /**
     * Reads what was sent.
     *
     * @throws IOException if it is no batch of this version
     */
    public static Batch read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("batches of version " + version
                        + " are not known; use one version of the agent on driver and executors");
            }
            String worker = in.readUTF();
            String journal = in.readUTF();
            return new Batch(worker, journal, entries(in), files(in), drops(in));
        }
    }

    private static List<Entry> entries(DataInputStream in) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (int size = in.readInt(); size > 0; size = in.readInt()) {
            long position = in.readLong();
            byte[] payload = in.readNBytes(size);
            entries.add(new Entry(position, EntryDecoder.decode(new PayloadReader(payload, 0, payload.length))));
        }
        return entries;
    }

    private static List<FlyingFile> files(DataInputStream in) throws IOException {
        List<FlyingFile> files = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            files.add(new FlyingFile(in.readInt(), text(in), text(in), text(in), in.readLong(), text(in)));
        }
        return files;
    }

    private static Map<Integer, Long> drops(DataInputStream in) throws IOException {
        Map<Integer, Long> drops = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            drops.put(in.readInt(), in.readLong());
        }
        return drops;
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    /** Puts a batch together, entry by entry. For one thread. */
    static final class Writer {
        private final PayloadWriter payload = new PayloadWriter(LONGEST_ENTRY, TextFilter.NONE);
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private int entries;
        private long last;

        Writer(String worker, String journal) throws IOException {
            out.writeByte(VERSION);
            out.writeUTF(worker);
            out.writeUTF(journal);
        }

        void add(JournalEntry entry, long position) throws IOException {
            payload.reset();
            EntryEncoder.encode(entry, payload);
            out.writeInt(payload.length());
            out.writeLong(position);
            out.write(payload.bytes(), PayloadWriter.PREFIX, payload.length());
            entries++;
            last = position;
        }

        /** Behind the last entry. */
        long position() {
            return last;
        }

        int entries() {
            return entries;
        }

        int size() {
            return out.size();
        }

        byte[] finish(List<FlyingFile> inFlight, Map<Integer, Long> dropped) throws IOException {
            out.writeInt(0);
            out.writeInt(inFlight.size());
            for (FlyingFile file : inFlight) {
                write(file);
            }
            out.writeInt(dropped.size());
            for (Map.Entry<Integer, Long> drop : dropped.entrySet()) {
                out.writeInt(drop.getKey());
                out.writeLong(drop.getValue());
            }
            return bytes.toByteArray();
        }

        private void write(FlyingFile file) throws IOException {
            out.writeInt(file.run());
            text(file.path());
            text(file.fileType());
            text(file.agentId());
            out.writeLong(file.startedMicros());
            text(file.work());
        }

        private void text(@Nullable String text) throws IOException {
            out.writeBoolean(text != null);
            if (text != null) {
                out.writeUTF(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
            }
        }
    }
}
