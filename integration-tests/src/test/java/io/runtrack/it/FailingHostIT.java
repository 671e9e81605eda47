package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.FailingHost;
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

/** Hosts that run out of something in the middle of tracked code notice the same as without the agent, and the rest of the run is on record. */
final class FailingHostIT {
    private static final String[] TROUBLES = {"stack", "heap", "odd-throwable", "interrupt"};

    @TempDir
    private Path temporary;

    @EachJdk
    void noticesWhatItWouldNoticeAnyway(Jdk jdk) {
        FinishedJvm without = jvm(jdk).main(FailingHost.class, TROUBLES).run();
        FinishedJvm with = tracked(jdk).main(FailingHost.class, TROUBLES).run();

        assertThat(without.outputLines()).contains("stack threw java.lang.StackOverflowError", "interrupted: true");
        assertThat(with.output()).isEqualTo(without.output());
        assertThat(with.hostErrorLines()).isEqualTo(without.hostErrorLines());
        assertThat(with.agentLines()).isEmpty();
        StoredRun run = new TrackedFolder(temporary.resolve("tracked")).onlyRun();
        assertThat(outcomes(run))
                .containsExactly(
                        "/in/stack.wav StackOverflowError",
                        "/in/heap.wav OutOfMemoryError",
                        "/in/odd-throwable.wav OddThrowable",
                        "/in/interrupt.wav null",
                        "/in/last.wav null");
    }

    /** What is lost at the very end of the stack is lost; nothing of it reaches the host, and what comes afterwards is on record again. */
    @EachJdk
    void goesOnAfterTrackingItselfHasRunOutOfStack(Jdk jdk) {
        FinishedJvm jvm = tracked(jdk).main(FailingHost.class, "tracked-stack").run();

        assertThat(jvm.exitCode()).isZero();
        assertThat(jvm.outputLines())
                .containsExactly(
                        "tracked-stack threw java.lang.StackOverflowError", "interrupted: false", "/in/last.wav");
        StoredRun run = new TrackedFolder(temporary.resolve("tracked")).onlyRun();
        List<String> outcomes = outcomes(run);
        assertThat(outcomes).hasSizeGreaterThan(100).contains("/in/deep.wav StackOverflowError");
        assertThat(outcomes.get(outcomes.size() - 1)).isEqualTo("/in/last.wav null");
    }

    private static List<String> outcomes(StoredRun run) {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode file : run.files()) {
            outcomes.add(file.get("file_path").asText() + " "
                    + file.get("error_type").asText());
        }
        return outcomes;
    }

    private ForkedJvm tracked(Jdk jdk) {
        return jvm(jdk).agent("path=" + temporary.resolve("tracked"));
    }

    private ForkedJvm jvm(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).option("-Xmx64m", "-Xss512k");
    }
}
