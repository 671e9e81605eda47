package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.CommandsInTasks;
import io.runtrack.it.host.NestedPipeline;
import io.runtrack.it.host.NestedWork;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.TwoCommands;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** When several runs are active, a record belongs to the run of the thread that submitted the work. */
final class SeveralRunsIT {
    private static final int ROUNDS = 15;
    private static final int EARLY = 101;
    private static final int SAME_A_ROUND = 20;

    @TempDir
    private Path temporary;

    @EachJdk
    void everyWayToHandOnWorkKeepsItsRun(Jdk jdk) {
        keepsEveryRun(jvm(jdk).main(TwoCommands.class, "" + ROUNDS).run());
    }

    @EachJdk
    void threadsThatRanBeforeTheSecondCommandFollowWorkToo(Jdk jdk) {
        keepsEveryRun(jvm(jdk).main(TwoCommands.class, "" + ROUNDS, "early").run());
    }

    private void keepsEveryRun(FinishedJvm jvm) {

        Map<String, Integer> made = made(jvm);
        assertThat(strays("alpha")).as("%s", jvm).isEmpty();
        assertThat(strays("beta")).isEmpty();
        assertThat(count("alpha", "alpha/")).isEqualTo(made.getOrDefault("alpha", 0) + EARLY);
        assertThat(count("beta", "beta/")).isEqualTo(made.getOrDefault("beta", 0));
        assertThat(count("alpha", "same/")).isEqualTo(ROUNDS * SAME_A_ROUND);
        assertThat(count("beta", "same/")).isEqualTo(ROUNDS * SAME_A_ROUND);
        assertThat(paths("two-commands")).containsExactly("none/after.txt");
        assertThat(made.getOrDefault("alpha", 0)).isGreaterThan(1_000);
        assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
    }

    @EachJdk
    void aCommandCalledAgainAndAgainLeavesTheWorkAroundItAlone(Jdk jdk) {
        FinishedJvm jvm = jvm(jdk).main(NestedWork.class, "60").run();

        assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
        assertThat(folder().runs()).hasSize(61);
        for (StoredRun run : folder().runs()) {
            List<String> paths = run.files().stream()
                    .map(file -> file.get("file_path").asText())
                    .toList();
            String command = run.text("command");
            assertThat(paths).allMatch(path -> path.startsWith(command + "/"));
            assertThat(paths.stream().filter(path -> !path.equals("outer/tick")))
                    .as(command)
                    .hasSize(command.equals("inner") ? 10 : 60);
        }
    }

    @EachJdk
    void aCommandInATaskIsPartOfTheRunThatSubmittedIt(Jdk jdk) {
        FinishedJvm jvm = jvm(jdk).main(CommandsInTasks.class).run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
        Map<String, String> commands = new TreeMap<>();
        folder().runs().forEach(run -> commands.put(run.id(), run.text("command")));
        List<String> tasks = new ArrayList<>();
        for (StoredRun run : folder().runs()) {
            if (run.text("command").equals("task")) {
                String parent = run.isNull("parent_run_id") ? "nobody" : commands.get(run.text("parent_run_id"));
                assertThat(run.text("config_path")).startsWith(parent + "/");
                tasks.add(run.text("config_path"));
            }
        }
        assertThat(tasks).hasSize(7 + 5 + 2 * 11);
    }

    @EachJdk(from = 25)
    void virtualThreadsAndStructuredTasksKeepTheirRun(Jdk jdk) throws Exception {
        compile(jdk, Path.of("src/test/resources/jdk25/VirtualCommands.java"));

        FinishedJvm jvm = jvm(jdk).option("--enable-preview")
                .classPath(temporary.resolve("compiled"), ForkedJvm.annotations())
                .main("VirtualCommands", "" + ROUNDS)
                .run();

        Map<String, Integer> made = made(jvm);
        assertThat(strays("alpha")).as("%s", jvm).isEmpty();
        assertThat(strays("beta")).isEmpty();
        assertThat(count("alpha", "alpha/")).isEqualTo(made.getOrDefault("alpha", 0));
        assertThat(count("beta", "beta/")).isEqualTo(made.getOrDefault("beta", 0));
        assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
    }

    @EachJdk
    void oneRunLeavesTheJdkAsItIs(Jdk jdk) {
        assertThat(redefined(jvm(jdk).main(OneFileJob.class))).containsExactly("java.lang.Shutdown");
        assertThat(redefined(jvm(jdk).main(NestedPipeline.class)))
                .contains("java.lang.Shutdown", "java.util.concurrent.ThreadPoolExecutor", "java.lang.Thread");
    }

    /** The JDK's classes that a JVM has redefined or retransformed. */
    private static List<String> redefined(ForkedJvm jvm) {
        FinishedJvm ended = jvm.option("-Xlog:redefine+class+load=info").run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return ended.outputLines().stream()
                .filter(line -> line.contains("redefined name="))
                .map(line -> line.replaceAll(".*redefined name=([^,]+),.*", "$1"))
                .distinct()
                .toList();
    }

    private void compile(Jdk jdk, Path source) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(jdk.home().resolve("bin/javac").toString()));
        command.addAll(List.of("--release", "" + jdk.feature(), "--enable-preview", "-nowarn"));
        command.addAll(List.of("-cp", ForkedJvm.annotations().toString()));
        command.addAll(List.of("-d", temporary.resolve("compiled").toString(), source.toString()));
        Path said = temporary.resolve("javac.txt");
        Process javac = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(javac.waitFor()).as(Files.readString(said)).isZero();
    }

    private ForkedJvm jvm(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).agent("log.level=debug,path=" + folder().path());
    }

    /** How many files each side says that it has made; nothing else may have been said. */
    private static Map<String, Integer> made(FinishedJvm jvm) {
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        Map<String, Integer> made = new TreeMap<>();
        for (String line : jvm.outputLines()) {
            String[] parts = line.split(" ");
            assertThat(parts).as(line).hasSize(2);
            made.put(parts[0], Integer.parseInt(parts[1]));
        }
        assertThat(made).containsOnlyKeys("alpha", "beta");
        return made;
    }

    /** What is in a run and does not belong there, and what is in it twice. */
    private List<String> strays(String run) {
        List<String> paths = paths(run);
        List<String> strays = new ArrayList<>(paths);
        strays.removeIf(path -> path.matches(run + "/.*|same/.*"));
        List<String> twice = new ArrayList<>(paths);
        paths.stream().distinct().forEach(twice::remove);
        strays.addAll(twice);
        return strays;
    }

    private int count(String run, String prefix) {
        return (int) paths(run).stream().filter(path -> path.startsWith(prefix)).count();
    }

    private List<String> paths(String run) {
        List<String> paths = new ArrayList<>();
        StoredRun stored = folder().run(run);
        stored.forEachFile(file -> paths.add(file.get("file_path").asText()));
        return paths;
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
