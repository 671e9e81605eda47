package io.runtrack.cli.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The files of one day, one a table. They take their places when all are complete, each as a whole; what a reader has
 * open stays what it was. Closing without {@link #takePlaces} leaves nothing. A crash leaves files whose names begin
 * with a dot, which no tool takes for data. For one thread.
 */
final class DayFiles implements Closeable {
    private final Path folder;
    private final String fileName;
    private final ExportFormat format;
    private final Map<Path, Path> places = new LinkedHashMap<>(); // by what is not complete
    private final List<TableWriter<?>> open = new ArrayList<>();

    DayFiles(Path folder, String fileName, ExportFormat format) {
        this.folder = folder;
        this.fileName = fileName;
        this.format = format;
    }

    <T> TableWriter<T> begin(String table, List<Column<T>> columns) throws IOException {
        Path tableFolder = Files.createDirectories(folder.resolve(table));
        // Not by createTempFile, which makes files that nobody else may read.
        Path unfinished = tableFolder.resolve("." + fileName + "-" + UUID.randomUUID() + ".tmp");
        places.put(unfinished, tableFolder.resolve(fileName));
        TableWriter<T> writer = format.open(unfinished, columns);
        open.add(writer);
        return writer;
    }

    void takePlaces() throws IOException {
        for (TableWriter<?> writer : List.copyOf(open)) {
            open.remove(writer);
            writer.close();
        }
        for (Map.Entry<Path, Path> each : places.entrySet()) {
            Files.move(each.getKey(), each.getValue(), StandardCopyOption.ATOMIC_MOVE);
        }
        places.clear();
    }

    @Override
    public void close() throws IOException {
        for (TableWriter<?> writer : open) {
            try {
                writer.close();
            } catch (IOException | UncheckedIOException broken) {
                // What went wrong first is told already.
            }
        }
        for (Path unfinished : places.keySet()) {
            Files.deleteIfExists(unfinished);
        }
    }
}
