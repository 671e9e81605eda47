package io.runtrack.it.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** This machine's podman, with what makes it work inside containers and sandboxes too. Stateless. */
final class Podman {

    /** As on a cluster's node: no network is needed, and no more may be opened or forked than small machines grant. */
    private static final List<String> RUN_OPTIONS = List.of(
            "--rm",
            "--network=none",
            "--runtime=runc",
            "--ulimit=nofile=1024:1024",
            "--ulimit=nproc=1024:1024",
            // for the case that the tests' own JVM is killed: nothing is left running
            "--timeout=120");

    private Podman() {}

    /** The names of the programs that are missing. */
    static List<String> missing() {
        return Stream.of("podman", "runc")
                .filter(program -> !isInstalled(program))
                .toList();
    }

    private static boolean isInstalled(String program) {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)), Stream.of("/usr/sbin", "/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The command line that runs a container; options and the image are to follow. */
    static List<String> running(String name) {
        List<String> command = new ArrayList<>(List.of("podman", "run", "--name", name));
        command.addAll(RUN_OPTIONS);
        return command;
    }

    static void build(String image, Path context) throws IOException {
        run("podman", "build", "--isolation=chroot", "--quiet", "--tag", image, context.toString());
    }

    static boolean hasImage(String image) {
        try {
            run("podman", "image", "exists", image);
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Runs a program to its end and answers what it printed. */
    static String run(String... command) throws IOException {
        return run(new ProcessBuilder(command));
    }

    static String run(ProcessBuilder command) throws IOException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException(
                    String.join(" ", command.command()) + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same where a failure is one of the test. */
    static String mustRun(String... command) {
        try {
            return run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
