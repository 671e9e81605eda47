package io.runtrack.cli;

import io.runtrack.config.Settings;
import io.runtrack.storage.BlobContent;
import io.runtrack.storage.BlobStore;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the doctor looks at, a line each, and whether all of it was well. For one thread. */
final class Checkup {
    private static final int LABEL_WIDTH = 10;
    private static final String PROBE = "run_metadata/doctor-";

    private final Screen screen;
    private boolean well = true;

    Checkup(Screen screen) {
        this.screen = screen;
    }

    boolean isWell() {
        return well;
    }

    void settings(Settings settings, Map<String, String> environment) throws IOException {
        List<List<Cell>> rows = new ArrayList<>();
        for (SettingLine line : SettingLine.all(settings)) {
            rows.add(List.of(Cell.of(line.key()), Cell.of(line.value()), Cell.of(line.origin(environment))));
        }
        new Table(List.of(Column.fixed("SETTING"), Column.flexible("VALUE"), Column.fixed("FROM")), screen, 0)
                .print(rows.stream());
        screen.out().println();
    }

    /** Writes, reads and deletes. */
    void storage(String path) {
        try (TrackingStorage storage = TrackingStorage.open(path)) {
            say("Storage", storage.description());
            probe(storage.blobs());
            say("", "a probe was written, read and deleted");
        } catch (IOException | UncheckedIOException | IllegalArgumentException failure) {
            problem("Storage", Failure.describe(failure));
        }
    }

    private static void probe(BlobStore blobs) throws IOException {
        String name = PROBE + UUID.randomUUID() + ".txt";
        byte[] content = "a probe; it may be deleted\n".getBytes(StandardCharsets.UTF_8);
        blobs.write(name, BlobContent.of(content));
        try (InputStream in = blobs.read(name)) {
            if (!Arrays.equals(in.readAllBytes(), content)) {
                throw new IOException("what is read is not what was written to " + name);
            }
        } finally {
            blobs.delete(name);
        }
    }

    void spool(Path folder) {
        say("Spool", folder + (Files.isDirectory(folder) ? "" : ", which the first run will make"));
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isWritable(existing)) {
            problem("", existing + " may not be written by this user; set spool (TRACKING_SPOOL) to a folder that may");
        } else if (Files.isDirectory(folder)) {
            journals(folder);
        }
    }

    private void journals(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            long journals = entries.filter(Files::isDirectory).count();
            if (journals > 0) {
                say(
                        "",
                        journals + (journals == 1 ? " journal is" : " journals are")
                                + " there, of runs that go on or of processes that died; runtrack recover finishes the latter");
            }
        } catch (IOException failure) {
            problem("", Failure.describe(failure));
        }
    }

    void problem(String what, String message) {
        well = false;
        line(what, Cell.of(message, Style.BAD));
    }

    private void say(String what, String message) {
        line(what, Cell.of(message));
    }

    private void line(String what, Cell text) {
        screen.out()
                .println(Style.HEADING.apply(what, screen.colours())
                        + " ".repeat(LABEL_WIDTH - what.length())
                        + text.style().apply(text.text(), screen.colours()));
    }
}
