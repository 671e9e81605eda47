package com.example.callcenter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pipeline on the input that ships with it, working in a folder of its own. */
final class Pipeline {

    static final String DATE = "2026-11-20";

    /** What one command left behind. */
    record Result(int exitCode, List<String> out, List<String> err) {}

    private final Path work;
    private final Path config;

    Pipeline(Path folder, int smtpPort) throws IOException {
        work = folder.resolve("work");
        config = folder.resolve("pipeline.properties");
        Files.write(
                config,
                List.of(
                        "calls = " + Path.of("input/calls").toAbsolutePath(),
                        "roster = " + Path.of("input/roster.csv").toAbsolutePath(),
                        "work = work",
                        "mail.from = quality@callcenter.example",
                        "smtp.host = 127.0.0.1",
                        "smtp.port = " + smtpPort));
    }

    /** Runs a command, {@code report tl-report} say, on the day that ships. */
    Result run(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("--config", config.toString(), "--date", DATE));
        return runExactly(arguments.toArray(String[]::new));
    }

    Result runExactly(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new CallCenter(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
        return new Result(exitCode, lines(out), lines(err));
    }

    Path config() {
        return config;
    }

    /** A file that a command made. */
    Path made(String product, String name) {
        return work.resolve(product).resolve(DATE).resolve(name);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
