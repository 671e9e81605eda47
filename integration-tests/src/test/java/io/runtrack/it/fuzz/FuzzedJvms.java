package io.runtrack.it.fuzz;

import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Runs one batch's classes in JVMs that differ by their agents. */
record FuzzedJvms(Jdk jdk, Path folder) {

    /** Which agents there are, in the order of the command line. */
    enum Agents {
        NONE,
        OURS,
        ADVICE_BEFORE_OURS,
        OURS_BEFORE_ADVICE,
        /** Loaded into the JVM when some of the classes are, too. */
        OURS_ATTACHED
    }

    FinishedJvm run(Batch batch, Agents agents) throws IOException {
        Path names = Files.write(folder.resolve("programs"), batch.mainClasses());
        ForkedJvm jvm = ForkedJvm.on(jdk, folder)
                .option("-XX:TieredStopAtLevel=1")
                .option(options(agents))
                .timeout(Duration.ofMinutes(5))
                .classPath(classPath());
        if (jdk.feature() >= 24) {
            // Else Byte Buddy has the JVM complain.
            jvm.option("--sun-misc-unsafe-memory-access=allow");
        }
        return jvm.main(FuzzHost.class, names.toString()).run();
    }

    private String[] options(Agents agents) throws IOException {
        // A slow machine may take its time.
        String settings = "path=" + tracked(agents).path() + ",log.level=debug,shutdown.timeout=60s";
        String ours = ForkedJvm.agentOption(settings);
        return switch (agents) {
            case NONE -> new String[0];
            case OURS -> new String[] {ours};
            case ADVICE_BEFORE_OURS -> new String[] {adviceOption(), ours};
            case OURS_BEFORE_ADVICE -> new String[] {ours, adviceOption()};
            case OURS_ATTACHED ->
                new String[] {
                    "-Djdk.attach.allowAttachSelf=true",
                    "-XX:+EnableDynamicAgentLoading",
                    "-D" + FuzzHost.AGENT + "=" + ForkedJvm.agentJar(),
                    "-D" + FuzzHost.SETTINGS + "=" + settings
                };
        };
    }

    TrackedFolder tracked(Agents agents) {
        return new TrackedFolder(folder.resolve("tracked-" + agents));
    }

    Path classes() {
        return folder.resolve("classes");
    }

    private Path[] classPath() {
        Path byteBuddy = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("byte-buddy"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        return List.of(classes(), ForkedJvm.hostClasses(), ForkedJvm.annotations(), byteBuddy)
                .toArray(Path[]::new);
    }

    private String adviceOption() throws IOException {
        Path jar = folder.resolve("advice.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", AdviceAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.finish();
        }
        return "-javaagent:" + jar;
    }
}
