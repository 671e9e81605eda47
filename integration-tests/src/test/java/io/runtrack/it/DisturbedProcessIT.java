package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.Dictated;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A living process to which others do what they should only do to a dead one. */
final class DisturbedProcessIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aPausedProcessComesBackToARunThatWasClosed(Jdk jdk) throws IOException {
        List<String> told = new ArrayList<>();
        FinishedJvm finished;
        try (RunningJvm jvm = dictated(jdk)) {
            tell(jvm, "/in/before.wav", told);
            await(() -> folder().runs().size() == 1);
            jvm.signal("STOP");
            makeSilent(folder().onlyRun());
            cli(jdk, "recover", "--stale", "--path", folder().path().toString());
            assertThat(folder().onlyRun().text("status")).isEqualTo("aborted");

            jvm.signal("CONT");
            await(() -> {
                tell(jvm, "/in/" + told.size() + ".wav", told);
                return folder().runs().size() == 2;
            });
            finished = jvm.tell("end").tell("exit").await();
        }

        StoredRun closed = folder().run("dictation");
        assertThat(closed.text("status")).isEqualTo("aborted");
        assertThat(closed.number("total_files")).isEqualTo(closed.files().size());
        StoredRun implicit = folder().run("dictated");
        assertThat(implicit.text("status")).isEqualTo("success");
        assertThat(Stream.concat(paths(closed), paths(implicit))).containsExactlyElementsOf(told);
        assertThat(finished.agentLines()).singleElement().asString().contains(closed.text("run_id"), "was closed");
    }

    @EachJdk
    void aSpoolThatIsRemovedTakesNoRunWithIt(Jdk jdk) throws IOException, InterruptedException {
        List<String> told = new ArrayList<>();
        FinishedJvm finished;
        try (RunningJvm jvm = dictated(jdk)) {
            tell(jvm, "/in/before.wav", told);
            await(() -> folder().runs().size() == 1);
            remove(folder().path().resolve(".spool"));
            tell(jvm, "/in/after.wav", told);
            jvm.tell("end");
            tell(jvm, "/in/implicit.wav", new ArrayList<>());
            finished = jvm.tell("exit").await();
        }

        StoredRun run = folder().run("dictation");
        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.number("success_count")).isEqualTo(2);
        assertThat(run.number("dropped_records")).isZero();
        assertThat(paths(run)).containsExactlyElementsOf(told);
        assertThat(folder().run("dictated").text("status")).isEqualTo("success");
        assertThat(finished.agentLines()).singleElement().asString().contains("was removed while it was in use");
    }

    private RunningJvm dictated(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary)
                .agent("path=" + folder().path() + ",checkpoint=1s")
                .main(Dictated.class)
                .start();
    }

    private static void tell(RunningJvm jvm, String path, List<String> told) {
        told.add(path);
        jvm.tell(path).awaitLine(path);
    }

    /** As its document would be after ten minutes. */
    private void makeSilent(StoredRun run) throws IOException {
        Path file = folder().path().resolve("run_metadata/" + run.day() + "/" + run.id() + ".json");
        String then = Instant.now().minus(Duration.ofMinutes(10)).toString();
        String document = Files.readString(file);
        Path beside = file.resolveSibling("silent.tmp");
        Files.writeString(
                beside, document.replaceFirst("\"heartbeat_at\": *\"[^\"]*\"", "\"heartbeat_at\": \"" + then + "\""));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void cli(Jdk jdk, String... arguments) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", arguments)
                .run();
        assertThat(jvm.exitCode()).as(jvm.toString()).isZero();
    }

    /** Whatever the process makes in it meanwhile. */
    private static void remove(Path folder) throws IOException, InterruptedException {
        while (Files.exists(folder)) {
            new ProcessBuilder("rm", "-rf", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static Stream<String> paths(StoredRun run) {
        return run.files().stream().map(file -> file.get("file_path").asText());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for long").isLessThan(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
