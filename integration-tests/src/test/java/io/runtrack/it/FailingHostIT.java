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

/**
 * Hosts that run out of something in the middle of tracked code notice the same as without the agent, and the rest of
 * the run is on record.
 */
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

    /**
     * What is lost at the very end of the stack is lost, and counted; nothing of it reaches the host, and what comes
     * afterwards is on record again.
     */
    @EachJdk
    void goesOnAfterTrackingItselfHasRunOutOfStack(Jdk jdk) {
        StoredRun run = deep(jdk, "tracked-stack", 1);

        assertThat(run.number("total_files"))
                .as("one file, tried again and again")
                .isEqualTo(3);
        assertThat(run.number("failed_count")).isEqualTo(2);
    }

    @EachJdk
    void countsEachFileThatADeepStackFails(Jdk jdk) {
        StoredRun run = deep(jdk, "tracked-walk", 2);

        assertThat(run.number("failed_count")).isEqualTo(run.files().size() - 1);
        assertThat(run.number("total_files")).isEqualTo(run.files().size());
    }

    private StoredRun deep(Jdk jdk, String trouble, int mostWarnings) {
        FinishedJvm jvm = tracked(jdk).main(FailingHost.class, trouble).run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.hostErrorLines()).isEmpty();
        assertThat(jvm.agentLines()).hasSizeLessThanOrEqualTo(mostWarnings);
        List<String> lines = jvm.outputLines();
        assertThat(lines)
                .startsWith(trouble + " threw java.lang.StackOverflowError", "interrupted: false", "/in/last.wav");
        long entered = Long.parseLong(lines.get(3).substring("entered: ".length()));
        StoredRun run = new TrackedFolder(temporary.resolve("tracked")).onlyRun();
        List<String> outcomes = outcomes(run);
        assertThat(outcomes.get(outcomes.size() - 1)).isEqualTo("/in/last.wav null");
        assertThat(outcomes.subList(0, outcomes.size() - 1))
                .hasSizeGreaterThan(100)
                .allMatch(outcome -> outcome.endsWith(" StackOverflowError"));
        assertThat(run.text("status")).isEqualTo("partial_success");
        long files = outcomes.size() - 2L; // but for the trouble itself and the last
        assertThat(files + run.number("dropped_records")).isBetween(entered, entered + 10);
        return run;
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
