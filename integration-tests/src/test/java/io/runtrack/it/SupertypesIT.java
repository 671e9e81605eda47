package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** An annotation is inherited wherever the supertype's class file lies, and whether or not it has been loaded. */
final class SupertypesIT {
    private static final String TASK = """
            package base;
            public interface Task {
                @io.runtrack.annotations.TrackedFile(agentId = "{by.name}")
                void work(java.nio.file.Path file, Object by);
            }
            """;
    private static final String ABSTRACT_TASK =
            "package base; public abstract class AbstractTask implements Task { public String toString() { return \"\"; } }";
    private static final String JOB = """
            package app;
            public class Job extends base.AbstractTask {
                private static class Worker { private String name = "bo"; }
                public void work(java.nio.file.Path path, Object someone) {}
                public static void main(String[] arguments) throws Exception {
                    if (arguments.length > 0) {
                        new Job().hashCode();
                        System.out.println("ready");
                        System.in.read();
                    }
                    new Job().work(java.nio.file.Path.of("/in/a.wav"), new Worker());
                }
            }
            """;

    @TempDir
    private Path temporary;

    @EachJdk
    void inOneFolder(Jdk jdk) throws IOException {
        Path classes =
                host("all").source(TASK).source(ABSTRACT_TASK).source(JOB).classes();

        assertThatItIsTracked(
                jvm(jdk).classPath(classes, ForkedJvm.annotations()).run());
    }

    @EachJdk
    void inOneJar(Jdk jdk) throws IOException {
        Path jar = host("all").source(TASK).source(ABSTRACT_TASK).source(JOB).jar();

        assertThatItIsTracked(jvm(jdk).classPath(jar, ForkedJvm.annotations()).run());
    }

    @EachJdk
    void inThreeJars(Jdk jdk) throws IOException {
        Path task = host("task").source(TASK).jar();
        Path base = host("base").source(ABSTRACT_TASK).with(task).jar();
        Path app = host("app").source(JOB).with(task, base).jar();

        assertThatItIsTracked(
                jvm(jdk).classPath(app, base, task, ForkedJvm.annotations()).run());
    }

    @EachJdk
    void inModulesThatOpenNothing(Jdk jdk) throws IOException {
        Path base = host("base")
                .source("module base { requires runtrack.annotations; exports base; }")
                .source(TASK)
                .source(ABSTRACT_TASK)
                .jar();
        Path app = host("app")
                .source("module app { requires base; }")
                .source(JOB)
                .with(base)
                .jar();

        assertThatItIsTracked(jvm(jdk).option("--module-path", app + ":" + base + ":" + ForkedJvm.annotations())
                .main("--module", "app/app.Job")
                .run());
    }

    @EachJdk
    void inJarsWithinOneJar(Jdk jdk) throws IOException {
        Path task = host("task").source(TASK).jar();
        Path base = host("base").source(ABSTRACT_TASK).with(task).jar();
        Path app = host("app").source(JOB).with(task, base).classes();
        Path fat = FatJar.of(temporary.resolve("fat.jar"), "app.Job", app, task, base, ForkedJvm.annotations());

        assertThatItIsTracked(jvm(jdk).classPath(fat).main(FatJar.LAUNCHER).run());
    }

    @EachJdk
    void ofClassesThatWereLoadedBeforeTheAgent(Jdk jdk) throws IOException {
        Path task = host("task").source(TASK).jar();
        Path app = host("app").source(ABSTRACT_TASK).source(JOB).with(task).jar();
        ForkedJvm host = ForkedJvm.on(jdk, temporary)
                .option("-XX:+EnableDynamicAgentLoading")
                .classPath(app, task, ForkedJvm.annotations())
                .main("app.Job", "wait");
        try (RunningJvm running = host.start()) {
            running.awaitLine("ready");
            new AttachedAgent(ForkedJvm.agentJar()).attach(running, arguments());

            assertThatItIsTracked(running.tell("go").await());
        }
    }

    private CompiledHost host(String name) {
        return new CompiledHost(temporary.resolve(name));
    }

    private ForkedJvm jvm(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).agent(arguments()).main("app.Job");
    }

    private String arguments() {
        return "log.level=debug,path=" + temporary.resolve("tracked");
    }

    private void assertThatItIsTracked(FinishedJvm jvm) {
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.errors()).isEqualTo("[runtrack] suppressed errors: 0\n");
        assertThat(new TrackedFolder(temporary.resolve("tracked")).onlyRun().files())
                .extracting(file -> file.get("file_path").asText() + " "
                        + file.get("agent_id").asText())
                .containsExactly("/in/a.wav bo");
    }
}
