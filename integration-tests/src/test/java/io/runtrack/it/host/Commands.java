package io.runtrack.it.host;

import io.runtrack.cli.Runtrack;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Runs many commands of the command line in one JVM, as a script says whose lines have parts with tabs between:
 * {@code mode PERMISSIONS FILE}, {@code run ARGUMENT…}, and {@code logs PATH RUN}, which reads a run's files by the
 * library. After each line but the first kind it prints the exit code, what went to stdout, and what to stderr.
 */
public final class Commands {
    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    private Commands() {}

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            List<String> parts = List.of(line.split("\t"));
            switch (parts.get(0)) {
                case "mode" ->
                    Files.setAttribute(Path.of(parts.get(2)), "unix:mode", Integer.parseInt(parts.get(1), 8));
                case "run" -> run(parts.subList(1, parts.size()));
                default -> readLogs(parts.get(1), parts.get(2));
            }
        }
        OUT.flush();
    }

    private static void run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Runtrack.execute(
                arguments.toArray(String[]::new),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        print(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The run's own metadata may be out of reach, too. */
    private static void readLogs(String path, String startAndId) {
        String[] run = startAndId.split(" ", -1);
        RunMetadata sought =
                RunMetadata.builder(run[1], "any", Instant.parse(run[0])).build();
        try (TrackingStorage storage = TrackingStorage.open(path)) {
            long files = storage.readFileLogs(sought).count();
            print(0, files + " files", "");
        } catch (UncheckedIOException unreadable) {
            print(1, "", String.valueOf(unreadable.getMessage()));
        }
    }

    /** No control character but the end of a line gets through from a command. */
    private static void print(int exitCode, String out, String err) {
        OUT.print(String.join("\u0001", Arrays.asList(Integer.toString(exitCode), out, err)) + "\u0002");
    }
}
