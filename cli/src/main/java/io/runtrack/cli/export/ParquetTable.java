package io.runtrack.cli.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/**
 * Parquet, by the parts of Apache's library that need no Hadoop (<a
 * href="https://parquet.apache.org/docs/file-format/">format</a>): columns are encoded in memory, and go to the file as
 * a row group when they have grown to some megabytes.
 */
final class ParquetTable<T> implements TableWriter<T> {
    private static final int ROW_GROUP_BYTES = 16 << 20;
    private static final int ROWS_BETWEEN_LOOKS = 500;
    private static final int MICROS = 1_000_000;

    private final List<Column<T>> columns;
    private final MessageType schema;
    private final MessageColumnIO structure;
    private final ParquetProperties properties = ParquetProperties.builder().build();
    private final GzipPages gzip = new GzipPages();
    private final ParquetFileWriter file;
    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore values;
    private RecordConsumer rows;
    private long rowsOfGroup;

    ParquetTable(Path path, List<Column<T>> columns) throws IOException {
        this.columns = columns;
        this.schema = MessageTypeParser.parseMessageType(columns.stream()
                .map(column -> String.format(schema(column.type()), column.name()))
                .collect(Collectors.joining("\n", "message runtrack {\n", "\n}")));
        this.structure = new ColumnIOFactory().getColumnIO(schema);
        this.file = new ParquetFileWriter(
                new LocalOutputFile(path),
                schema,
                ParquetFileWriter.Mode.CREATE,
                ROW_GROUP_BYTES,
                0,
                properties.getColumnIndexTruncateLength(),
                properties.getStatisticsTruncateLength(),
                true);
        file.start();
        this.pages = pages();
        this.values = properties.newColumnWriteStore(schema, pages, pages);
        this.rows = structure.getRecordWriter(values);
    }

    private static String schema(ColumnType type) {
        return switch (type) {
            case TEXT, JSON -> "optional binary %s (STRING);";
            case INT -> "optional int32 %s;";
            case LONG -> "optional int64 %s;";
            case FLAG -> "optional boolean %s;";
            case TIME -> "optional int64 %s (TIMESTAMP(MICROS,true));";
            case DAY -> "optional int32 %s (DATE);";
            case LABELS ->
                "optional group %s (MAP) { repeated group key_value {"
                        + " required binary key (STRING); optional binary value (STRING); } }";
        };
    }

    private ColumnChunkPageWriteStore pages() {
        return new ColumnChunkPageWriteStore(
                gzip, schema, new HeapByteBufferAllocator(), properties.getColumnIndexTruncateLength(), true);
    }

    @Override
    public void write(T row) throws IOException {
        rows.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            Object value = column.of(row);
            if (value != null) {
                rows.startField(column.name(), i);
                add(column.type(), value);
                rows.endField(column.name(), i);
            }
        }
        rows.endMessage();
        rowsOfGroup++;
        if (rowsOfGroup % ROWS_BETWEEN_LOOKS == 0 && values.getBufferedSize() >= ROW_GROUP_BYTES) {
            endGroup();
            pages = pages();
            values = properties.newColumnWriteStore(schema, pages, pages);
            rows = structure.getRecordWriter(values);
        }
    }

    private void add(ColumnType type, Object value) {
        switch (type) {
            case TEXT, JSON -> rows.addBinary(Binary.fromString(value.toString()));
            case INT -> rows.addInteger((Integer) value);
            case LONG -> rows.addLong((Long) value);
            case FLAG -> rows.addBoolean((Boolean) value);
            case TIME -> rows.addLong(micros((Instant) value));
            case DAY -> rows.addInteger((int) ((LocalDate) value).toEpochDay());
            case LABELS -> addLabels((Map<?, ?>) value);
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / 1_000;
    }

    private void addLabels(Map<?, ?> labels) {
        rows.startGroup();
        if (!labels.isEmpty()) {
            rows.startField("key_value", 0);
            labels.forEach((key, value) -> {
                rows.startGroup();
                addText("key", 0, key);
                addText("value", 1, value);
                rows.endGroup();
            });
            rows.endField("key_value", 0);
        }
        rows.endGroup();
    }

    private void addText(String name, int index, @Nullable Object text) {
        if (text != null) {
            rows.startField(name, index);
            rows.addBinary(Binary.fromString(text.toString()));
            rows.endField(name, index);
        }
    }

    private void endGroup() throws IOException {
        rows.flush();
        if (rowsOfGroup > 0) {
            file.startBlock(rowsOfGroup);
            values.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
        }
        values.close();
        pages.close();
        rowsOfGroup = 0;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            endGroup();
            file.end(Map.of());
        }
    }
}
