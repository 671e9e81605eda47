package io.runtrack.ui.index;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FileTable} as a file: texts, columns one after the other, and a checksum of all. One that is broken, of
 * another version or of other documents is none. Stateless.
 */
final class FileTableFile {
    private static final String FORM = "runtrack file table 1";
    private static final int PIECE = 1 << 16;

    private FileTableFile() {}

    /** How many bytes it takes, about. */
    static long length(FileTable table) {
        return 70L * table.size() + table.pathBytes().length();
    }

    /**
     * Writes one.
     *
     * @param fingerprint stands for the documents that it was made of
     */
    static void write(FileTable table, String fingerprint, OutputStream file) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(file, new CRC32C());
        DataOutputStream out = new DataOutputStream(checked);
        text(FORM, out);
        text(fingerprint, out);
        out.writeInt(table.size());
        out.writeLong(table.pathBytes().length());
        for (Names names : new Names[] {table.types(), table.agents(), table.errors()}) {
            out.writeInt(names.size());
            for (int number = 1; number < names.size(); number++) {
                text(String.valueOf(names.text(number)), out);
            }
        }
        FileTable.Quick quick = table.quick();
        for (BitSet set : new BitSet[] {quick.withoutPath, quick.superseded, quick.repaired}) {
            long[] words = set.toLongArray();
            out.writeInt(words.length);
            longs(LongBuffer.wrap(words), words.length, out);
        }
        writeColumns(table, out);
        table.pathBytes().write(out);
        out.flush();
        new DataOutputStream(file).writeLong(checked.getChecksum().getValue());
    }

    private static void writeColumns(FileTable table, OutputStream out) throws IOException {
        int size = table.size();
        FileTable.Columns columns = table.columns();
        longs(columns.starts(), size, out);
        longs(columns.started(), size, out);
        longs(columns.paths(), size + 1, out);
        for (FileTable.Order order : FileTable.Order.values()) {
            ints(IntBuffer.wrap(table.order(order)), size, out);
        }
        ints(columns.lengths(), size, out);
        ints(columns.took(), size, out);
        ints(columns.attempts(), size, out);
        FileTable.Quick quick = table.quick();
        ints(IntBuffer.wrap(quick.types), size, out);
        ints(IntBuffer.wrap(quick.agents), size, out);
        ints(IntBuffer.wrap(quick.errors), size, out);
        shorts(columns.documents(), size, out);
        shorts(columns.records(), size, out);
        out.write(quick.statuses, 0, size);
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void longs(LongBuffer numbers, int size, OutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (int from = 0; from < size; from += PIECE / Long.BYTES) {
            int count = Math.min(PIECE / Long.BYTES, size - from);
            piece.asLongBuffer().put(0, numbers, from, count);
            out.write(piece.array(), 0, count * Long.BYTES);
        }
    }

    private static void ints(IntBuffer numbers, int size, OutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (int from = 0; from < size; from += PIECE / Integer.BYTES) {
            int count = Math.min(PIECE / Integer.BYTES, size - from);
            piece.asIntBuffer().put(0, numbers, from, count);
            out.write(piece.array(), 0, count * Integer.BYTES);
        }
    }

    private static void shorts(ShortBuffer numbers, int size, OutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (int from = 0; from < size; from += PIECE / Short.BYTES) {
            int count = Math.min(PIECE / Short.BYTES, size - from);
            piece.asShortBuffer().put(0, numbers, from, count);
            out.write(piece.array(), 0, count * Short.BYTES);
        }
    }

    /** Null when it is none of these documents. */
    static @Nullable FileTable read(ByteBuffer file, String fingerprint) {
        try {
            return isWhole(file.duplicate()) ? new Reader(file.duplicate()).read(fingerprint) : null;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException senseless) {
            return null;
        }
    }

    private static boolean isWhole(ByteBuffer file) {
        int end = file.limit() - Long.BYTES;
        CRC32C sum = new CRC32C();
        sum.update(file.limit(end));
        return file.limit(end + Long.BYTES).getLong() == sum.getValue();
    }

    private static final class Reader {
        private final ByteBuffer in;

        Reader(ByteBuffer in) {
            this.in = in;
        }

        @Nullable
        FileTable read(String fingerprint) {
            if (!FORM.equals(text()) || !fingerprint.equals(text())) {
                return null;
            }
            int size = in.getInt();
            int pathLength = Math.toIntExact(in.getLong());
            Names types = names();
            Names agents = names();
            Names errors = names();
            BitSet withoutPath = set();
            BitSet superseded = set();
            BitSet repaired = set();
            LongBuffer starts = piece(size * Long.BYTES).asLongBuffer();
            LongBuffer started = piece(size * Long.BYTES).asLongBuffer();
            LongBuffer paths = piece((size + 1) * Long.BYTES).asLongBuffer();
            Map<FileTable.Order, IntBuffer> orders = new EnumMap<>(FileTable.Order.class);
            for (FileTable.Order order : FileTable.Order.values()) {
                orders.put(order, ints(size));
            }
            IntBuffer lengths = ints(size);
            IntBuffer took = ints(size);
            IntBuffer attempts = ints(size);
            int[] typeNumbers = array(size);
            int[] agentNumbers = array(size);
            int[] errorNumbers = array(size);
            ShortBuffer documents = piece(size * Short.BYTES).asShortBuffer();
            ShortBuffer records = piece(size * Short.BYTES).asShortBuffer();
            byte[] statuses = new byte[size];
            in.get(statuses);
            return new FileTable(
                    new FileTable.Columns(
                            size, starts, started, paths, lengths, took, attempts, documents, records, orders),
                    new FileTable.Quick(
                            statuses, typeNumbers, agentNumbers, errorNumbers, withoutPath, superseded, repaired),
                    types,
                    agents,
                    errors,
                    Bytes.of(piece(pathLength)));
        }

        private String text() {
            byte[] bytes = new byte[Math.min(in.getInt(), in.remaining())];
            in.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private Names names() {
            Names names = new Names();
            for (int left = in.getInt() - 1; left > 0; left--) {
                names.numberOf(text());
            }
            return names;
        }

        private BitSet set() {
            long[] words = new long[in.getInt()];
            Arrays.setAll(words, i -> in.getLong());
            return BitSet.valueOf(words);
        }

        private IntBuffer ints(int size) {
            return piece(size * Integer.BYTES).asIntBuffer();
        }

        private int[] array(int size) {
            int[] numbers = new int[size];
            ints(size).get(numbers);
            return numbers;
        }

        private ByteBuffer piece(int length) {
            ByteBuffer piece = in.slice(in.position(), length);
            in.position(in.position() + length);
            return piece;
        }
    }
}
