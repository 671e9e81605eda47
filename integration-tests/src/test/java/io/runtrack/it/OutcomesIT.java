package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.Outcomes;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** How files end; what a line can show of it is shown, and checked, in docs/capture.md. */
final class OutcomesIT {
    private static final String HOST = "io/runtrack/it/host/Outcomes";

    @TempDir
    private Path temporary;

    @EachJdk
    void areOnRecordWithTheirErrors(Jdk jdk) throws IOException {
        List<JsonNode> files = track(jdk, "");

        JsonNode busy = files.get(0);
        assertThat(busy.get("status").asText()).isEqualTo("skipped");
        assertThat(busy.get("error_type").asText()).isEqualTo("BusyPluginException");
        assertThat(busy.get("error_stack").isNull()).isTrue();

        JsonNode deep = files.get(1);
        String stack = deep.get("error_stack").asText();
        assertThat(deep.get("status").asText()).isEqualTo("failed");
        assertThat(stack)
                .startsWith("java.lang.IllegalStateException: xxx")
                .contains("Caused by: java.lang.IllegalStateException: yyy");
        assertThat(stack.lines().filter(line -> line.startsWith("\tat ")).count())
                .as("frames of the two causes, of which the inner one has few")
                .isBetween(21L, 40L);
        assertThat(stack.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8 << 10);

        JsonNode reported = files.get(2);
        assertThat(reported.get("status").asText()).isEqualTo("success");
        assertThat(reported.get("processing_time_ms").asLong()).isEqualTo(1234);
    }

    @EachJdk
    void keepNoStacksWhereNoneAreWanted(Jdk jdk) throws IOException {
        assertThat(track(jdk, ",stack.traces=false"))
                .allSatisfy(file -> assertThat(file.get("error_stack").isNull()).isTrue());
    }

    private List<JsonNode> track(Jdk jdk, String more) throws IOException {
        TrackedFolder tracked = new TrackedFolder(temporary.resolve("tracked" + more.length()));
        copy("application", "");
        copy("plugin", "$PluginException");
        copy("plugin", "$BusyPluginException");
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(temporary.resolve("application"), ForkedJvm.annotations())
                .agent("path=" + tracked.path() + ",log.level=debug" + more)
                .main(Outcomes.class, temporary.resolve("plugin").toString())
                .run();

        assertThat(jvm.output())
                .isEqualTo("io.runtrack.it.host.Outcomes$BusyPluginException\njava.lang.IllegalStateException\n");
        assertThat(jvm.agentLines()).as("%s", jvm).containsExactly("[runtrack] suppressed errors: 0");
        return tracked.run("outcomes").files();
    }

    private void copy(String folder, String nested) throws IOException {
        Path target = temporary.resolve(folder).resolve(HOST + nested + ".class");
        Files.createDirectories(target.getParent());
        if (!Files.exists(target)) {
            Files.copy(ForkedJvm.hostClasses().resolve(HOST + nested + ".class"), target);
        }
    }
}
