package io.runtrack.it.launcher;

import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The zip, unpacked with the permissions that it names, and one user's environment. Launches inherit the PATH alone.
 *
 * @param home what the zip's one folder became
 * @param folder the working directory, which takes output
 * @param environment of the launches
 */
record Unpacked(Path home, Path folder, Map<String, String> environment) {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** For a user with that JDK, and with a home and a cache folder that are empty. */
    static Unpacked in(Path folder, Jdk jdk) throws IOException {
        Path zip = Path.of(System.getProperty("runtrack.zip", "unset")).normalize();
        try (FileSystem packed = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
            unpack(packed.getPath("/"), folder);
        }
        try (Stream<Path> homes = Files.list(folder)) {
            Path home = homes.findFirst().orElseThrow();
            Map<String, String> environment = new HashMap<>();
            environment.put("PATH", System.getenv("PATH"));
            environment.put("JAVA_HOME", jdk.home().toString());
            environment.put(
                    "HOME", Files.createDirectory(folder.resolve("the user")).toString());
            return new Unpacked(home, folder, environment);
        }
    }

    private static void unpack(Path packed, Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(packed)) {
            for (Path entry : entries.skip(1).toList()) {
                Path copy = folder.resolve(packed.relativize(entry).toString());
                Files.copy(entry, copy);
                Files.setPosixFilePermissions(copy, permissions(entry));
            }
        }
    }

    @SuppressWarnings("unchecked") // as the attribute's documentation says
    private static Set<PosixFilePermission> permissions(Path entry) throws IOException {
        return (Set<PosixFilePermission>) Files.getAttribute(entry, "zip:permissions");
    }

    Path launcher() {
        return home.resolve("bin/runtrack");
    }

    Path jar() {
        return home.resolve("lib/runtrack.jar");
    }

    /** Where archives are made. */
    Path cache() {
        return Path.of(environment.getOrDefault("HOME", "")).resolve(".cache/runtrack");
    }

    Unpacked with(String name, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return new Unpacked(home, folder, changed);
    }

    /** Makes no archive, so that nothing writes into the folder when the test has ended. */
    Unpacked withoutCache() {
        return with("XDG_CACHE_HOME", "/proc/nowhere");
    }

    Unpacked without(String name) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.remove(name);
        return new Unpacked(home, folder, changed);
    }

    FinishedJvm run(String... arguments) {
        return launch(launcher(), arguments).await();
    }

    /** By whatever leads to the launcher. */
    RunningJvm launch(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return launch(command);
    }

    /** The same command without the launcher. */
    FinishedJvm runJar(Jdk jdk, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.launcher().toString(), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        return launch(command).await();
    }

    private RunningJvm launch(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return RunningJvm.launch(builder, folder.resolve("output"), LONGEST);
    }

    /** Waits until an archive has been made and nothing is being made. */
    Path awaitArchive() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            List<Path> made = cached();
            if (made.size() == 1 && Files.isRegularFile(made.get(0))) {
                return made.get(0);
            }
            for (Path making : made) {
                Path log = making.resolve("log");
                if (Files.exists(log) && Files.readString(log).endsWith("no archive was made\n")) {
                    throw new AssertionError("no archive: " + Files.readString(log));
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no archive within " + LONGEST + ": " + cached());
    }

    List<Path> cached() throws IOException {
        if (!Files.isDirectory(cache())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache())) {
            return files.toList();
        }
    }
}
