package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.Misplaced;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in an annotation is one warning, never an error of the host. */
final class MisplacedAnnotationsIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void eachMistakeIsOneWarning(Jdk jdk) {
        Path path = temporary.resolve("tracked");
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + path + ",log.level=debug")
                .main(Misplaced.class)
                .run();

        assertThat(jvm.output()).isEqualTo("/in/a.wav\n/in/b.wav\nUnimplemented\nlambda /in/lambda.wav\n");
        assertThat(jvm.exitCode()).isZero();
        assertThat(jvm.hostErrorLines()).isEmpty();
        assertThat(jvm.agentLines()).hasSize(7).contains("[runtrack] suppressed errors: 0");
        assertThat(jvm.agentLines())
                .anySatisfy(line -> assertThat(line).contains("Misplaced", "constructor"))
                .anySatisfy(line -> assertThat(line).contains("Misplaced", "process", "nobody"))
                .anySatisfy(line -> assertThat(line).contains("java.lang.Thread#run implements", "override run in"))
                .anySatisfy(line -> assertThat(line)
                        .contains("Misplaced$Unrelated#adopt implements", "override adopt in", "Misplaced$Adopting"))
                .anySatisfy(line -> assertThat(line).contains("Misplaced$Unimplemented#process", "no class was loaded"))
                .anySatisfy(line -> assertThat(line).contains("Misplaced$ByLambda#process", "no class was loaded"));
        assertThat(new TrackedFolder(path).run("misplaced").files())
                .hasSize(3)
                .allSatisfy(file -> assertThat(file.get("agent_id").isNull()).isTrue());
    }
}
