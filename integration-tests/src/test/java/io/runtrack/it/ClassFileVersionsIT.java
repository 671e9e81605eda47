package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.Generated;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * Class files of every version that the JVM at hand reads are tracked, from before {@code invokedynamic} to its own.
 */
final class ClassFileVersionsIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void tracksEveryVersion(Jdk jdk) {
        List<GeneratedClass> classes = classes(jdk);
        classes.forEach(generated -> generated.writeTo(temporary));
        Path path = temporary.resolve("tracked");

        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.hostClasses(), ForkedJvm.annotations(), temporary)
                .agent("path=" + path + ",log.level=debug")
                .main(
                        Generated.class,
                        classes.stream().map(GeneratedClass::name).toArray(String[]::new))
                .run();

        assertThat(jvm.errors()).isEqualTo("[runtrack] suppressed errors: 0\n");
        List<String> output = new ArrayList<>();
        List<String> records = new ArrayList<>();
        for (GeneratedClass generated : classes) {
            String file = "/in/" + generated.name();
            output.add(generated.name() + " " + file + ".wav6");
            output.add(generated.name() + " java.lang.IllegalStateException: " + file + ".mp3");
            records.add(file + ".wav success");
            records.add(file + ".mp3 failed");
        }
        assertThat(jvm.outputLines()).isEqualTo(output);
        StoredRun run = new TrackedFolder(path).run("generated");
        assertThat(run.files()).extracting(ClassFileVersionsIT::briefly).isEqualTo(records);
    }

    private static String briefly(JsonNode file) {
        assertThat(file.get("agent_id").asText())
                .as("a template of nothing but text")
                .isEqualTo("v");
        return file.get("file_path").asText() + " " + file.get("status").asText();
    }

    private static List<GeneratedClass> classes(Jdk jdk) {
        List<GeneratedClass> classes = new ArrayList<>();
        classes.add(new GeneratedClass("Subroutine48", 48, true));
        classes.add(new GeneratedClass("Subroutine49", 49, true));
        for (int version : new int[] {46, 48, 49, 50, 51, 52, 55, 61}) {
            classes.add(new GeneratedClass("V" + version, version, false));
        }
        if (jdk.feature() >= 25) {
            classes.add(new GeneratedClass("V69", 69, false));
        }
        return classes;
    }
}
