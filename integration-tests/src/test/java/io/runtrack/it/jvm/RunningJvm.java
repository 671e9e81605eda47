package io.runtrack.it.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A JVM that was launched. Closing it kills it, so that no failing test leaves one behind. For one thread. */
public final class RunningJvm implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final Path errors;
    private final Duration timeout;

    private RunningJvm(Process process, Path output, Path errors, Duration timeout) {
        this.process = process;
        this.output = output;
        this.errors = errors;
        this.timeout = timeout;
    }

    /**
     * Launches a JVM, or what launches one and takes its signals and exit code for its own.
     *
     * @param folder takes the files that hold its output
     */
    public static RunningJvm launch(ProcessBuilder command, Path folder, Duration timeout) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(folder), "jvm-", ".stdout");
            Path errors = output.resolveSibling(output.getFileName().toString().replace(".stdout", ".stderr"));
            command.redirectError(errors.toFile());
            return new RunningJvm(command.redirectOutput(output.toFile()).start(), output, errors, timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #launch}, with stderr a pipe that nobody reads. */
    static RunningJvm launchWithErrorsUnread(ProcessBuilder command, Path folder, Duration timeout) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(folder), "jvm-", ".stdout");
            Process process = command.redirectOutput(output.toFile()).start();
            return new RunningJvm(process, output, Files.createTempFile(folder, "unread-", ".stderr"), timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the host has printed the line. */
    public RunningJvm awaitLine(String line) {
        await("\"" + line + "\"", line::equals);
        return this;
    }

    /** Waits until the host has printed a line, whatever is in it. */
    public String awaitFirstLine() {
        return await("a line", line -> true);
    }

    private String await(String expected, Predicate<String> wanted) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            // What comes after the last line break may go on.
            String printed = text(output);
            Optional<String> found = printed.substring(0, printed.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("The host never printed " + expected + "; it printed\n" + text(output)
                        + "\nand as errors\n" + text(errors));
            }
            sleep(5);
        }
    }

    /** Writes a line to the host's standard input. */
    public RunningJvm tell(String line) {
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal by its name, such as {@code TERM}. */
    public RunningJvm signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid() + " ended with " + exit);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL, and waits until the process is gone. */
    public FinishedJvm kill() {
        process.destroyForcibly();
        return await();
    }

    public FinishedJvm await() {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The JVM did not end within " + timeout + "; it printed\n" + text(output)
                        + "\nand as errors\n" + text(errors));
            }
            return new FinishedJvm(
                    process.pid(), process.exitValue(), Files.readAllBytes(output), Files.readAllBytes(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
