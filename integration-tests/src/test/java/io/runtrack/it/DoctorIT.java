package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of a class path, by the command line's jar alone. */
final class DoctorIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void listsWhatWouldBeTrackedAndRunsNothingOfIt(Jdk jdk) throws IOException {
        Path jar = host();
        Path config = Files.writeString(temporary.resolve("runtrack.yaml"), """
            files:
              - method: com.acme.Steps#ruled
                agent_id: "{who.name}"
              - method: com.acme.Steps#nothing
            exclude:
              - com.acme.Hidden
            """);

        FinishedJvm doctor = doctor(jdk, "config=" + config, "--classpath", jar.toString());

        assertThat(doctor.exitCode()).as(doctor.toString()).isZero();
        assertThat(doctor.outputLines())
                .contains(
                        "com.acme.Wav#transcribe  file, by @TrackedFile on com.acme.Step#transcribe",
                        "  file_path    {recording}               default",
                        "  agent_id     {call.agentId}            attribute",
                        "  output_path  out/{recording.name}.txt  attribute",
                        "com.acme.Nightly#run  command, by @TrackedCommand",
                        "com.acme.Steps#ruled  file, by the rule in config file " + config + ", line 2",
                        "  agent_id     {who.name}          attribute")
                .anyMatch(line -> line.contains("warning") && line.contains("{missing}"))
                .anyMatch(line -> line.contains("warning") && line.contains("com.acme.Steps#nothing"))
                .noneMatch(line -> line.contains("Hidden#"));
        assertThat(temporary.resolve("initialized"))
                .as("what a static initializer of the host writes")
                .doesNotExist();
        assertThat(doctor.errors()).isEmpty();
    }

    @EachJdk
    void looksIntoAnApplicationThatIsPackedWithItsLibraries(Jdk jdk) throws IOException {
        Path packed = temporary.resolve("app.jar");
        try (OutputStream file = Files.newOutputStream(packed);
                JarOutputStream out = new JarOutputStream(file)) {
            Path classes = temporary.resolve("host/classes");
            host();
            add(out, "BOOT-INF/classes/com/acme/Wav.class", classes.resolve("com/acme/Wav.class"));
            add(out, "BOOT-INF/lib/steps.jar", temporary.resolve("host/host.jar"));
        }

        Path config = Files.writeString(
                temporary.resolve("runtrack.yaml"),
                "files: [{method: 'com.acme.Steps#ruled'}, {method: 'com.acme.Wav#transcrib'}, {method:"
                        + " 'com.acme.Wax#a'}]");

        FinishedJvm doctor = doctor(jdk, "config=" + config, "--classpath", packed.toString());

        assertThat(doctor.exitCode()).as(doctor.toString()).isZero();
        assertThat(doctor.outputLines())
                .contains("com.acme.Nightly#run  command, by @TrackedCommand")
                .containsOnlyOnce("com.acme.Wav#transcribe  file, by @TrackedFile on com.acme.Step#transcribe")
                .anyMatch(line -> line.startsWith("com.acme.Steps#ruled  file, by the rule in"))
                .anyMatch(line ->
                        line.contains("Wav#transcrib ") && line.contains("did you mean com.acme.Wav#transcribe?"))
                .anyMatch(line -> line.contains("Wax#a ")
                        && line.contains("there is no such class; did you mean com.acme.Wav#a?"))
                .noneMatch(line -> line.contains("Steps#ruled") && line.contains("matched no method"));
    }

    @EachJdk
    void listsWhatWouldBeCaptured(Jdk jdk) {
        String jar = HostLibraries.jar("picocli").toString();

        assertThat(doctor(jdk, "--classpath", jar).outputLines())
                .contains("picocli.CommandLine#execute  command, by capture of picocli")
                .anyMatch(line -> line.matches(" +exit_code +\\{return}( +default)?"))
                .noneMatch(line -> line.contains("parseArgs"));
        assertThat(doctor(jdk, "capture=spring-boot", "--classpath", jar).output())
                .contains("no tracked method in");
    }

    @EachJdk
    void saysMistakesOfRules(Jdk jdk) throws IOException {
        Path config = Files.writeString(temporary.resolve("runtrack.yaml"), "files:\n  - methd: a.B#c\n");

        FinishedJvm doctor = doctor(jdk, "config=" + config, "--classpath", host().toString());

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.output()).containsPattern("failed +rules .*methd");
    }

    @EachJdk
    void goesOnAfterAClassFileThatIsNone(Jdk jdk) throws IOException {
        Path classes = temporary.resolve("host/classes");
        host();
        Files.writeString(
                classes.resolve("com/acme/Torn.class"), "Lio/runtrack/annotations/TrackedFile; and nothing else");
        byte[] cut = Files.readAllBytes(classes.resolve("com/acme/Nightly.class"));
        Files.write(classes.resolve("com/acme/Cut.class"), Arrays.copyOf(cut, cut.length - 40));

        FinishedJvm doctor = doctor(jdk, "--classpath", classes.toString());

        assertThat(doctor.exitCode()).as(doctor.toString()).isZero();
        assertThat(doctor.output()).contains("com.acme.Wav#transcribe", "cannot weave com.acme.Cut, it is not tracked");
        Path text = Files.writeString(temporary.resolve("text.jar"), "no jar");
        assertThat(doctor(jdk, "--classpath", text.toString()).errors())
                .contains(text + " is neither a jar nor a folder of classes")
                .hasLineCount(1);
    }

    private static void add(JarOutputStream out, String name, Path content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        Files.copy(content, out);
    }

    private Path host() throws IOException {
        Path folder = temporary.resolve("host");
        if (Files.exists(folder.resolve("host.jar"))) {
            return folder.resolve("host.jar");
        }
        return new CompiledHost(folder)
                .source("""
                    package com.acme;
                    import io.runtrack.annotations.TrackedFile;
                    interface Step {
                        @TrackedFile(agentId = "{call.agentId}", outputPath = "out/{recording.name}.txt")
                        boolean transcribe(java.io.File recording, Object call);
                    }
                    """)
                .source("""
                    package com.acme;
                    class Wav implements Step {
                        static { Harm.happens(); }
                        public boolean transcribe(java.io.File file, Object other) { return true; }
                    }
                    """)
                .source("""
                    package com.acme;
                    class Harm {
                        static void happens() { new java.io.File("initialized").mkdir(); }
                    }
                    """)
                .source("""
                    package com.acme;
                    import io.runtrack.annotations.TrackedCommand;
                    class Nightly {
                        static { Harm.happens(); }
                        @TrackedCommand(targetDate = "{missing}") static void run(String config) {}
                    }
                    """)
                .source("""
                    package com.acme;
                    class Steps {
                        static void ruled(java.nio.file.Path path, Object who) {}
                    }
                    """)
                .source("""
                    package com.acme;
                    import io.runtrack.annotations.TrackedCommand;
                    class Hidden {
                        @TrackedCommand static void run() {}
                    }
                    """)
                .jar();
    }

    private FinishedJvm doctor(Jdk jdk, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "doctor";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", command)
                .run();
    }
}
