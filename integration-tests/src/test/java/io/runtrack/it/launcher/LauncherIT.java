package io.runtrack.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/runtrack} of the zip: the command line as its jar is, only sooner. */
final class LauncherIT {
    /** A Java that notes how it was started, and is the real one. */
    private static final String NOTING_JAVA = """
            #!/bin/sh
            echo "$*" >>'%s'
            exec '%s' "$@"
            """;

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void nameTheFolderAsPeopleDo() throws IOException {
        folder = Files.createDirectory(temporary.resolve("my tools"));
    }

    @EachJdk
    void saysWhatTheJarSaysWhateverTheArguments(Jdk jdk) throws IOException {
        Unpacked tools = Unpacked.in(folder, jdk).withoutCache();
        Path odd = Files.createDirectory(folder.resolve("a  b*'\"\\\n$HOME`"));
        List<List<String>> commands = List.of(
                List.of("--version"),
                List.of(),
                List.of("runs", "list", "--from", "2025-01-25", "--to", "2025-01-25", "--path", odd.toString()),
                List.of("runs", "list", "--path", folder.resolve("missing").toString()),
                List.of("runs", "show", "", "--path", odd.toString()),
                List.of(
                        "runs",
                        "show",
                        "*",
                        "--path",
                        tools.home().resolve("lib/warm-up").toString()),
                List.of(
                        "runs",
                        "show",
                        "warm-up",
                        "--files",
                        "--path",
                        tools.home().resolve("lib/warm-up").toString()),
                List.of("runs", "lst", "--", "$(exit 7)"));
        List<Integer> exitCodes = new ArrayList<>();
        for (List<String> command : commands) {
            String[] arguments = command.toArray(String[]::new);
            FinishedJvm launched = tools.run(arguments);
            FinishedJvm plain = tools.runJar(jdk, arguments);
            assertThat(launched.output()).as("%s", command).isEqualTo(plain.output());
            assertThat(launched.errors()).as("%s", command).isEqualTo(plain.errors());
            assertThat(launched.exitCode()).as("%s", command).isEqualTo(plain.exitCode());
            exitCodes.add(launched.exitCode());
        }
        assertThat(exitCodes).containsExactly(0, 2, 0, 1, 2, 2, 0, 2);
    }

    /** JDK 17 itself shares no class of a jar whose path has a space. */
    @Slow
    @EachJdk
    void takesTheArchiveThatItsFirstStartHasMade(Jdk jdk) throws Exception {
        Path place = jdk.feature() == 17 ? Files.createDirectory(temporary.resolve("tools")) : folder;
        Unpacked tools = Unpacked.in(place, jdk);
        assertThat(tools.run("--version").errors()).isEmpty();
        Path archive = tools.awaitArchive();

        FinishedJvm next = tools.with("RUNTRACK_JAVA_OPTS", "-Dodd=* -Xlog:class+load:file=classes")
                .run(
                        "runs",
                        "list",
                        "--path",
                        tools.home().resolve("lib/warm-up").toString());

        assertThat(next.exitCode()).as("%s", next).isZero();
        assertThat(next.errors()).contains("no such runs");
        assertThat(Files.readAllLines(place.resolve("classes")))
                .filteredOn(line -> line.contains(" io.runtrack.") && line.contains("shared objects file"))
                .hasSizeGreaterThan(50)
                .anyMatch(line -> line.contains(" io.runtrack.cli.Main "));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tools.cache())))
                .isEqualTo("rwx------");
        assertThat(archive.getFileName().toString())
                .contains("runtrack-" + System.getProperty("runtrack.version") + "-java-" + jdk.feature());
        assertThat(tools.cached()).containsExactly(archive);
    }

    @Slow
    @EachJdk
    void manyFirstStartsAtOnceMakeOneArchive(Jdk jdk) throws Exception {
        Path starts = folder.resolve("starts");
        Unpacked tools =
                Unpacked.in(folder, jdk).with("JAVA_HOME", noting(jdk, starts).toString());

        List<RunningJvm> started = Stream.generate(() -> tools.launch(tools.launcher(), "--version"))
                .limit(4)
                .toList();
        assertThat(started).allSatisfy(one -> assertThat(one.await().errors()).isEmpty());

        Path archive = tools.awaitArchive();
        assertThat(Files.readAllLines(starts))
                .filteredOn(line -> line.contains("-Xshare:dump"))
                .hasSize(1);
        assertThat(archive).isNotEmptyFile();
    }

    @EachJdk
    void isSilentWithoutACacheFolderOfTheUsersOwn(Jdk jdk) throws IOException {
        Unpacked tools = Unpacked.in(folder, jdk);
        Path caches = Files.createDirectory(folder.resolve("open"));
        Path open = Files.createDirectory(caches.resolve("runtrack"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = Files.createFile(folder.resolve("file"));
        Path notFolder = Files.createDirectory(folder.resolve("not-folder"));
        Files.createFile(notFolder.resolve("runtrack"));
        for (Unpacked user : List.of(
                tools.with("XDG_CACHE_HOME", file.toString()),
                tools.with("XDG_CACHE_HOME", notFolder.toString()),
                tools.with("XDG_CACHE_HOME", "/proc/nowhere"),
                tools.with("XDG_CACHE_HOME", caches.toString()),
                tools.with("XDG_CACHE_HOME", folder.resolve("a:b").toString()),
                tools.with("HOME", "/proc/nobody"),
                tools.without("HOME"))) {
            FinishedJvm told = user.run("--version");
            assertThat(told.exitCode()).as("%s", user.environment()).isZero();
            assertThat(told.errors()).as("%s", user.environment()).isEmpty();
            assertThat(told.output()).isEqualTo("runtrack " + System.getProperty("runtrack.version") + "\n");
        }
        assertThat(open).isEmptyDirectory();
        assertThat(folder.resolve("a:b")).doesNotExist();
        assertThat(tools.cached()).isEmpty();
    }

    @Slow
    @EachJdk
    void doesWithoutAnArchiveThatIsBroken(Jdk jdk) throws Exception {
        Unpacked tools = Unpacked.in(folder, jdk);
        tools.run("--version");
        Path archive = tools.awaitArchive();
        for (String broken : List.of("", "no archive")) {
            Files.delete(archive);
            Files.writeString(archive, broken);
            FinishedJvm told = tools.run("--version");
            assertThat(told.errors()).isEmpty();
            assertThat(told.output()).isEqualTo("runtrack " + System.getProperty("runtrack.version") + "\n");
            assertThat(told.exitCode()).isZero();
        }
    }

    @EachJdk
    void isFoundThroughLinksAndTakesOptionsForJava(Jdk jdk) throws IOException {
        Unpacked tools = Unpacked.in(folder, jdk).withoutCache();
        Path bin = Files.createDirectory(folder.resolve("the bin"));
        Path direct = Files.createSymbolicLink(bin.resolve("direct"), tools.launcher());
        Path relative = Files.createSymbolicLink(bin.resolve("runtrack"), Path.of("../the bin/direct"));

        for (Path link : List.of(direct, relative)) {
            FinishedJvm told = tools.with("RUNTRACK_JAVA_OPTS", "-XX:+UseG1GC -XX:+PrintCommandLineFlags")
                    .launch(link, "--version")
                    .await();
            assertThat(told.exitCode()).as("%s", told).isZero();
            assertThat(told.output())
                    .contains("-XX:+UseG1GC", "-XX:TieredStopAtLevel=1")
                    .endsWith("runtrack " + System.getProperty("runtrack.version") + "\n");
        }
        assertThat(tools.with("RUNTRACK_JAVA_OPTS", "-XX:+PrintCommandLineFlags")
                        .run("delivery-report", "--help")
                        .output())
                .as("what works for long has the whole JVM")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @EachJdk
    void handsOnSignals(Jdk jdk) throws IOException {
        Unpacked tools = Unpacked.in(folder, jdk).withoutCache();
        Path runs = tools.home().resolve("lib/warm-up");
        try (RunningJvm watch = tools.launch(tools.launcher(), "runs", "watch", "--path", runs.toString())) {
            assertThat(watch.isAlive()).isTrue();
            assertThat(watch.signal("TERM").await().exitCode()).isEqualTo(143);
        }
    }

    @EachJdk
    void saysInOneLineWhichJavaItNeeds(Jdk jdk) throws IOException {
        Unpacked tools = Unpacked.in(folder, jdk);
        String nothing = Files.createDirectory(folder.resolve("nothing")).toString();
        assertRefused(tools.without("JAVA_HOME").with("PATH", nothing), "no java is on the PATH", "JAVA_HOME");
        assertRefused(tools.with("JAVA_HOME", nothing), "JAVA_HOME is " + nothing);
        Path old = old("echo 'never started'", "JAVA_VERSION=\"1.8.0_392\"\n");
        assertRefused(tools.with("JAVA_HOME", old.toString()), old + "/bin/java is Java 8:");
        Path silent = old("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2", "");
        assertRefused(tools.with("JAVA_HOME", silent.toString()), silent + "/bin/java is Java 11:");
        Path broken = old("exit 1", "");
        assertRefused(tools.with("JAVA_HOME", broken.toString()), "of no known version");
    }

    private static void assertRefused(Unpacked user, String... said) {
        FinishedJvm refused = user.run("--version");
        assertThat(refused.exitCode()).as("%s", refused).isEqualTo(2);
        assertThat(refused.output()).isEmpty();
        assertThat(refused.errors().lines())
                .singleElement()
                .asString()
                .startsWith("runtrack: ")
                .contains("Java 17 or newer")
                .contains(said);
    }

    private Path old(String script, String release) throws IOException {
        Path home = Files.createTempDirectory(folder, "old java ");
        java(home, "#!/bin/sh\n" + script + "\n");
        Files.writeString(home.resolve("release"), release);
        return home;
    }

    private Path noting(Jdk jdk, Path notes) throws IOException {
        Path home = Files.createDirectory(folder.resolve("noting java"));
        java(home, NOTING_JAVA.formatted(notes, jdk.launcher()));
        Files.copy(jdk.home().resolve("release"), home.resolve("release"));
        return home;
    }

    private static void java(Path home, String script) throws IOException {
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
