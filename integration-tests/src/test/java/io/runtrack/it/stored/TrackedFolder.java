package io.runtrack.it.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A tracking path as a reader from outside sees it. */
public record TrackedFolder(Path path) {

    /** Every run there is, by the time at which it started. */
    public List<StoredRun> runs() {
        Path metadata = path.resolve("run_metadata");
        if (!Files.isDirectory(metadata)) {
            return List.of();
        }
        return documentsBelow(metadata).stream()
                .map(file -> new StoredRun(path, file))
                .sorted(Comparator.comparing(run -> run.text("started_at")))
                .toList();
    }

    /** Temporary files may vanish while a living process is looked at. */
    private static List<Path> documentsBelow(Path folder) {
        List<Path> documents = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".json")) {
                        documents.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    /** The one run that there must be. */
    public StoredRun onlyRun() {
        List<StoredRun> runs = runs();
        if (runs.size() != 1) {
            throw new AssertionError("Expected one run in " + path + ", found " + runs);
        }
        return runs.get(0);
    }

    public StoredRun run(String command) {
        List<StoredRun> runs = runs().stream()
                .filter(run -> run.text("command").equals(command))
                .toList();
        if (runs.size() != 1) {
            throw new AssertionError("Expected one run of " + command + " in " + path + ", found " + runs());
        }
        return runs.get(0);
    }

    /** All files and folders below, as paths relative to this one, sorted. */
    public List<String> everything() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.map(file -> path.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
