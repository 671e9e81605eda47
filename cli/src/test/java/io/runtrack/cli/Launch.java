package io.runtrack.cli;

import io.runtrack.cli.terminal.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One command run in this process, in made-up surroundings, and what came of it. */
record Launch(int exitCode, String out, String err) {
    static final Instant NOW = Instant.parse("2025-01-26T12:00:00Z");

    static Launch of(String... args) {
        return in(Map.of(), null, args);
    }

    static Launch in(Map<String, String> environment, @Nullable Integer terminalWidth, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Runtrack.execute(
                args,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Surroundings(environment, Clock.fixed(NOW, ZoneOffset.UTC), terminalWidth));
        return new Launch(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
