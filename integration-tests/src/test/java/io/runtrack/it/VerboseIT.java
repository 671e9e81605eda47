package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.TalkativeJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Where the lines of {@code verbose=true} stand, and what becomes of a host whose stderr takes none. */
final class VerboseIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void eachLineStandsBeforeWhatTheHostPrintsNext(Jdk jdk) {
        FinishedJvm jvm = host(jdk, "200").run();

        List<String> lines = new ArrayList<>(jvm.errors().lines().toList());
        assertThat(lines.remove(0)).contains("run talkative started");
        assertThat(lines.remove(lines.size() - 1)).contains("run talkative success");
        assertThat(lines).hasSize(400);
        for (int i = 0; i < 200; i++) {
            assertThat(lines.get(2 * i)).startsWith("[runtrack] success /in/" + i + " ");
            assertThat(lines.get(2 * i + 1)).isEqualTo("host " + i);
        }
    }

    @EachJdk
    void anStderrThatNobodyReadsStopsNoHost(Jdk jdk) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + temporary.resolve("tracked") + ",verbose=true,shutdown.timeout=500ms")
                .main(TalkativeJob.class, "5000", "quietly")
                .errorsUnread()
                .run();

        assertThat(jvm.exitCode()).isZero();
        assertThat(jvm.output()).isEqualTo("done\n");
        FinishedJvm next = host(jdk, "1").run();
        assertThat(next.exitCode()).isZero();
        assertThat(new TrackedFolder(temporary.resolve("tracked")).runs())
                .extracting(run -> run.number("total_files"))
                .containsExactlyInAnyOrder(5000L, 1L);
    }

    private ForkedJvm host(Jdk jdk, String... arguments) {
        return ForkedJvm.on(jdk, temporary)
                .agent("path=" + temporary.resolve("tracked") + ",verbose=true")
                .main(TalkativeJob.class, arguments);
    }
}
