package io.runtrack.it.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try (Stream<Path> files = Files.walk(metadata)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> new StoredRun(path, file))
                    .sorted(Comparator.comparing(run -> run.text("started_at")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
