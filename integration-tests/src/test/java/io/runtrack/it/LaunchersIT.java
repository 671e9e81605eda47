package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.NightlyMain;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A program that a launcher starts is on record under its own name, not the launcher's. */
final class LaunchersIT {
    private static final Path JBOSS_MODULES =
            Path.of("target/launchers/jboss-modules.jar").toAbsolutePath();

    @TempDir
    private Path temporary;

    @EachJdk
    void springBootsLauncherStartsTheApplication(Jdk jdk) throws IOException {
        Path jar = fatJar(NightlyMain.class.getName());

        assertIsNightly(tracked(jdk).main("-jar", jar.toString(), "well").run(), NightlyMain.class.getName());
    }

    @EachJdk
    void springBootsLauncherStartsWhatTheEnvironmentSays(Jdk jdk) throws IOException {
        Path jar = fatJar("com.acme.Other");

        assertIsNightly(
                tracked(jdk)
                        .classPath(jar)
                        .environment("LOADER_MAIN", NightlyMain.class.getName())
                        .main("org.springframework.boot.loader.launch.PropertiesLauncher", "well")
                        .run(),
                NightlyMain.class.getName());
    }

    @EachJdk
    void springBootsLauncherStartsWhatItsFileSaysOfAnUnpackedJar(Jdk jdk) throws IOException {
        Path folder = FatJar.unpack(fatJar("com.acme.Other"), temporary.resolve("unpacked"));
        Files.writeString(temporary.resolve("loader.properties"), "loader.main=" + NightlyMain.class.getName() + "\n");

        assertIsNightly(
                tracked(jdk)
                        .classPath(folder)
                        .option("-Dloader.path=" + folder)
                        .main("org.springframework.boot.loader.launch.PropertiesLauncher", "well")
                        .run(),
                NightlyMain.class.getName());
    }

    private Path fatJar(String startClass) throws IOException {
        Path classes = temporary.resolve("classes/io/runtrack/it/host");
        Files.createDirectories(classes);
        Files.copy(
                ForkedJvm.hostClasses().resolve("io/runtrack/it/host/NightlyMain.class"),
                classes.resolve("NightlyMain.class"));
        return FatJar.of(
                temporary.resolve("fat.jar"), startClass, temporary.resolve("classes"), ForkedJvm.annotations());
    }

    @EachJdk
    void theJdksLauncherOfSourceFilesStartsTheApplication(Jdk jdk) throws IOException {
        Path source = Files.writeString(temporary.resolve("NightlyMain.java"), """
                import io.runtrack.annotations.TrackedFile;
                public class NightlyMain {
                    public static void main(String[] arguments) { process("/in/first.wav"); process("/in/second.wav"); }
                    @TrackedFile static void process(String path) {}
                }
                """);

        assertIsNightly(tracked(jdk).main(source.toString()).run(), "NightlyMain");
    }

    @EachJdk
    void jbossModulesStartsTheApplication(Jdk jdk) {
        String classPath = ForkedJvm.hostClasses() + ":" + ForkedJvm.annotations();
        FinishedJvm jvm = tracked(jdk)
                .main("-jar", JBOSS_MODULES.toString(), "-cp", classPath, NightlyMain.class.getName(), "well")
                .run();

        assertIsNightly(jvm, NightlyMain.class.getName());
    }

    /** JBoss Modules has a -javaagent option of its own, which loads the agent as a module. */
    @EachJdk
    void jbossModulesLoadsTheAgent(Jdk jdk) {
        String classPath = ForkedJvm.hostClasses() + ":" + ForkedJvm.annotations();
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .option("-javaagent:" + JBOSS_MODULES)
                .main(
                        "-jar",
                        JBOSS_MODULES.toString(),
                        "-javaagent:" + ForkedJvm.agentJar() + "=path=" + folder().path(),
                        "-cp",
                        classPath,
                        NightlyMain.class.getName(),
                        "well")
                .run();

        assertIsNightly(jvm, NightlyMain.class.getName());
    }

    private void assertIsNightly(FinishedJvm jvm, String mainClass) {
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.agentLines()).isEmpty();
        StoredRun run = folder().onlyRun();
        assertThat(run.text("command")).isEqualTo("nightly");
        assertThat(run.metadata().path("environment").path("main_class").asText())
                .isEqualTo(mainClass);
        assertThat(run.files()).hasSize(2);
    }

    private ForkedJvm tracked(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).classPath(ForkedJvm.annotations()).agent("path=" + folder().path());
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
