package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Of a supertype in a multi-release jar the version counts that the JVM loads, also while it is not loaded yet. */
final class MultiReleaseIT {
    private static final String TRACKED = "@io.runtrack.annotations.TrackedFile";
    private static final String JOB = """
            package app;
            public class Job extends Steps implements base.Added, base.Removed {
                public void work(java.nio.file.Path file) {}
                public void rest(java.nio.file.Path file) {}
                public static void main(String[] arguments) {
                    new Job().work(java.nio.file.Path.of("/in/added.wav"));
                    new Job().rest(java.nio.file.Path.of("/in/removed.wav"));
                    new Job().step(java.nio.file.Path.of("/in/further.wav"));
                }
            }
            """;
    private static final String STEPS = """
            package app;
            public class Steps implements base.Further { public void step(java.nio.file.Path file) {} }
            """;

    @TempDir
    private Path temporary;

    @EachJdk
    void inTheSubclassesOwnJar(Jdk jdk) throws IOException {
        Path jar = multiRelease(host("own").source(JOB).source(STEPS));

        assertThatVersion17Counts(jvm(jdk).classPath(jar, ForkedJvm.annotations()));
        assertThat(ForkedJvm.on(jdk, temporary)
                        .classPath(ForkedJvm.cliJar())
                        .main("io.runtrack.cli.Main", "doctor", "--classpath", jar.toString())
                        .run()
                        .outputLines())
                .as("what the doctor says would be tracked")
                .contains(
                        "app.Job#work  file, by @TrackedFile on base.Added#work",
                        "app.Steps#step  file, by @TrackedFile on base.Further#step")
                .noneMatch(line -> line.contains("app.Job#rest"));
    }

    @EachJdk
    void inAnotherJar(Jdk jdk) throws IOException {
        Path base = multiRelease(host("base"));
        Path app = host("app").source(JOB).source(STEPS).with(base).jar();

        assertThatVersion17Counts(jvm(jdk).classPath(app, base, ForkedJvm.annotations()));
    }

    @EachJdk
    void inJarsWithinOneJar(Jdk jdk) throws IOException {
        Path base = multiRelease(host("base"));
        Path app = host("app").source(JOB).source(STEPS).with(base).classes();
        Path fat = FatJar.of(temporary.resolve("fat.jar"), "app.Job", app, base, ForkedJvm.annotations());

        assertThatVersion17Counts(jvm(jdk).classPath(fat).main(FatJar.LAUNCHER));
    }

    /** What lies in META-INF/versions is of no meaning then. */
    @EachJdk
    void unlessTheManifestDoesNotSaySo(Jdk jdk) throws IOException {
        Path jar = multiRelease("false", host("plain").source(JOB).source(STEPS));

        assertThatFilesAre(jvm(jdk).classPath(jar, ForkedJvm.annotations()), "/in/removed.wav");
    }

    /**
     * One interface is annotated from version 17 on, one up to that, and a third in 17 alone, of which a base version
     * is missing.
     */
    private Path multiRelease(CompiledHost host) throws IOException {
        return multiRelease("true", host);
    }

    private Path multiRelease(String answer, CompiledHost host) throws IOException {
        return host.source(type("Added", "work", ""))
                .source(type("Removed", "rest", TRACKED))
                .source(type("Further", "step", ""))
                .from(9, host("nine").source(type("Further", "step", TRACKED)).classes())
                .from(
                        17,
                        host("seventeen")
                                .source(type("Added", "work", TRACKED))
                                .source(type("Removed", "rest", ""))
                                .classes())
                .from(
                        99,
                        host("later")
                                .source(type("Added", "work", ""))
                                .source(type("Removed", "rest", TRACKED))
                                .source(type("Further", "step", ""))
                                .classes())
                .manifest("Multi-Release", answer)
                .jar();
    }

    private static String type(String name, String method, String annotation) {
        return "package base; public interface " + name + " { " + annotation + " void " + method
                + "(java.nio.file.Path file); }";
    }

    private CompiledHost host(String name) {
        return new CompiledHost(temporary.resolve(name));
    }

    private ForkedJvm jvm(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary)
                .agent("log.level=debug,path=" + temporary.resolve("tracked"))
                .main("app.Job");
    }

    private void assertThatVersion17Counts(ForkedJvm jvm) {
        assertThatFilesAre(jvm, "/in/added.wav", "/in/further.wav");
    }

    private void assertThatFilesAre(ForkedJvm host, String... files) {
        FinishedJvm jvm = host.run();
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.errors()).isEqualTo("[runtrack] suppressed errors: 0\n");
        assertThat(new TrackedFolder(temporary.resolve("tracked")).onlyRun().files())
                .extracting(file -> file.get("file_path").asText())
                .containsExactly(files);
    }
}
