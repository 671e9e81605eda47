package io.runtrack.it.report;

import io.runtrack.fixtures.Prerequisite;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, started for each page. Stateless but for its profile's folder. */
final class Chromium {
    private static final List<String> QUIET = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** @param folder takes its profile and what it writes */
    static Chromium in(Path folder) {
        Path program = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> Prerequisite.missing("No chromium on the PATH: install Debian's package chromium"));
        return new Chromium(program, folder);
    }

    /** The document after its scripts, if it had any, have run. */
    String dom(Path page) throws IOException, InterruptedException {
        return run("dom.html", "--dump-dom", page.toUri().toString());
    }

    /** All that the browser asked for while it showed a page, as it notes itself. */
    String requests(Path page) throws IOException, InterruptedException {
        Path log = folder.resolve("net.json");
        run(
                "shown.html",
                "--log-net-log=" + log,
                "--net-log-capture-mode=Everything",
                "--dump-dom",
                page.toUri().toString());
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Prints a page as a PDF. */
    Path print(Path page) throws IOException, InterruptedException {
        Path pdf = folder.resolve("page.pdf");
        run("printed", "--print-to-pdf=" + pdf, page.toUri().toString());
        return pdf;
    }

    private String run(String outputName, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve(outputName);
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(QUIET);
        command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("chromium did not end");
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
