package io.runtrack.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples for Kubernetes say what their document says of them, and their scripts do it. */
final class ManifestTest {
    private static final String JAR = "/opt/runtrack/runtrack-agent.jar";

    @TempDir
    private Path temporary;

    static Stream<Manifest> manifests() {
        return Stream.of(Manifest.cronJob(), Manifest.job());
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theGracePeriodIsLongerThanTheAgentMayTake(Manifest manifest) throws Exception {
        Map<String, String> environment = manifest.environment("backfill-x7k2p");
        Settings settings = Settings.load(new SettingSources(null, name -> null, environment, StorageKinds.folders()));

        assertThat(settings.isTracking()).isTrue();
        assertThat(manifest.pod().at("/terminationGracePeriodSeconds").asLong())
                .isGreaterThan(settings.shutdownTimeout().toSeconds() + 5);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void whatIsWrittenToIsAVolume(Manifest manifest) {
        assertThat(manifest.mounts())
                .containsEntry("tracking", "/tracking")
                .containsEntry("agent", "/opt/runtrack")
                .containsEntry("tmp", "/tmp");
        manifest.mounts().keySet().forEach(manifest::volume);
        assertThat(manifest.volume("tracking").has("persistentVolumeClaim")).isTrue();
        assertThat(manifest.environment("").get("TRACKING_PATH")).isEqualTo("/tracking");
        assertThat(manifest.pod().at("/securityContext/runAsNonRoot").asBoolean())
                .isTrue();
        assertThat(manifest.pod().at("/securityContext/fsGroup").asInt()).isEqualTo(10001);
        assertThat(manifest.container()
                        .at("/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(manifest.container().at("/resources/limits/memory").asText()).isNotEmpty();
    }

    @Test
    void theJobsSpoolIsThePodsOwnAndOnADisk() {
        Manifest job = Manifest.job();
        String spool = job.environment("").getOrDefault("TRACKING_SPOOL", "");

        assertThat(Path.of(spool).getParent()).hasToString(job.mounts().get("spool"));
        assertThat(job.volume("spool").at("/emptyDir/medium").isMissingNode()).isTrue();
        assertThat(job.volume("agent").at("/image/reference").asText()).contains("runtrack-agent");
        assertThat(Manifest.cronJob().environment("")).doesNotContainKey("TRACKING_SPOOL");
        assertThat(Manifest.documents("cronjob.yaml")
                        .get(0)
                        .at("/metadata/name")
                        .asText())
                .isEqualTo(Manifest.cronJob()
                        .volume("tracking")
                        .at("/persistentVolumeClaim/claimName")
                        .asText());
    }

    @Test
    void theDocumentShowsTheFilesAsTheyAre() {
        String document = Manifest.text("docs/kubernetes.md");
        for (String file : List.of("cronjob.yaml", "job.yaml", "tracked.sh")) {
            assertThat(document).as(file).contains(Manifest.text("examples/kubernetes/" + file));
        }
        assertThat(Manifest.text("README.md")).contains("(docs/kubernetes.md)");
    }

    @Test
    void thereIsOneGuard() {
        String script = Manifest.text("examples/kubernetes/tracked.sh");
        manifests().forEach(manifest -> {
            assertThat(script).endsWith(".\n" + manifest.guard());
            List<String> command = Manifest.texts(manifest.container().at("/command"));
            assertThat(command).hasSize(4).startsWith("/bin/sh", "-c");
            assertThat(manifest.container().at("/args/0").asText()).isEqualTo("java");
        });
    }

    @Test
    void theGuardStartsTheCommandWithTheAgentIfThatIsThere() throws Exception {
        Path jar = Files.writeString(temporary.resolve("agent.jar"), "a jar");

        assertThat(guarded(jar, "")).isEqualTo("[-javaagent:" + jar + "] <a b> <$c> process 1 ended with 7");
        assertThat(guarded(jar, "-Xmx1g -ea"))
                .isEqualTo("[-javaagent:" + jar + " -Xmx1g -ea] <a b> <$c> process 1 ended with 7");
    }

    @Test
    void theGuardStartsTheCommandWithoutTheAgentIfThatIsNotThere() throws Exception {
        Path empty = Files.createFile(temporary.resolve("empty.jar"));
        Path folder = Files.createDirectory(temporary.resolve("folder.jar"));
        for (Path jar : List.of(temporary.resolve("none.jar"), empty, folder)) {
            String warning = "[runtrack] warning: " + jar + " is not there, or empty; going on untracked\n";

            assertThat(guarded(jar, "")).isEqualTo(warning + "[] <a b> <$c> process 1 ended with 7");
            assertThat(guarded(jar, "-ea")).isEqualTo(warning + "[-ea] <a b> <$c> process 1 ended with 7");
        }
    }

    @Test
    void theInitContainerBringsTheJarWholeOrNotAtAll() throws Exception {
        Path from = Files.writeString(temporary.resolve("from.jar"), "a jar");
        Path volume = Files.createDirectory(temporary.resolve("volume"));
        Files.writeString(volume.resolve("runtrack-agent.jar"), "an older jar");

        JsonNode init = Manifest.cronJob().initContainer();
        assertThat(init.at("/volumeMounts/0/name").asText()).isEqualTo("agent");
        assertThat(init.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/opt/runtrack");
        assertThat(initialised(init, from, volume)).isZero();
        assertThat(volume.resolve("runtrack-agent.jar")).hasContent("a jar");
        assertThat(volume.resolve(".new")).doesNotExist();
        assertThat(initialised(init, temporary.resolve("none.jar"), volume))
                .as("the pipeline starts all the same")
                .isZero();
        assertThat(volume.resolve("runtrack-agent.jar")).hasContent("a jar");
    }

    private static int initialised(JsonNode init, Path from, Path volume) throws Exception {
        List<String> command = Manifest.texts(init.at("/command"));
        command.replaceAll(word ->
                word.replace("cp /runtrack-agent.jar", "cp " + from).replace("/opt/runtrack", volume.toString()));
        Process process = new ProcessBuilder(command).start();
        return process.waitFor();
    }

    /** What a guarded command sees, which is to be process 1 in place of the guard, and how it ends. */
    private static String guarded(Path jar, String options) throws IOException, InterruptedException {
        String seen = "printf '[%s] <%s> <%s>' \"$JAVA_TOOL_OPTIONS\" \"$1\" \"$2\"; echo \" process $$\"; exit 7";
        Manifest manifest = Manifest.cronJob();
        List<String> command =
                new ArrayList<>(manifest.commandFor(List.of("/bin/sh", "-c", seen, "pipeline", "a b", "$c")));
        assertThat(command.get(2)).contains(JAR);
        command.set(2, command.get(2).replace(JAR, jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        if (!options.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", options);
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.replace("process " + process.pid() + "\n", "process 1 ended with " + process.waitFor());
    }
}
