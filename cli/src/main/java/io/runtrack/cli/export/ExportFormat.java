package io.runtrack.cli.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How tables are written. Its name in lower case is the suffix of the files, too. */
enum ExportFormat {
    PARQUET,
    NDJSON,
    CSV;

    /** Begins a file, which must not be there. */
    <T> TableWriter<T> open(Path file, List<Column<T>> columns) throws IOException {
        return switch (this) {
            case PARQUET -> new ParquetTable<>(file, columns);
            case NDJSON -> new NdjsonTable<>(file, columns);
            case CSV -> new CsvTable<>(file, columns);
        };
    }
}
