package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.SuperCalls;
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

/** A call of {@code super.method()} is part of its override's record, whichever thread makes it. */
final class SuperCallsIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void areOneRecordWithTheOverride(Jdk jdk) {
        TrackedFolder tracked = new TrackedFolder(temporary.resolve("tracked"));
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("log.level=debug,path=" + tracked.path())
                .main(SuperCalls.class)
                .run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
        List<String> records = new ArrayList<>();
        for (StoredRun run : tracked.runs()) {
            records.add("run " + run.text("command"));
            run.forEachFile(file -> records.add(file.get("file_path").asText() + " by "
                    + file.get("agent_id").asText()));
        }
        assertThat(records)
                .containsExactlyInAnyOrder(
                        "run super-calls",
                        "run job",
                        "/lambda by ByLambda",
                        "/reference by ByReference",
                        "/inner by ByInnerClass",
                        "/between by ByMethodBetween",
                        "/between by between",
                        "/at-once/1 by AtOnce",
                        "/at-once/2 by AtOnce",
                        "/recursive by Recursive",
                        "/recursive/child by Recursive",
                        "/recursive/child/child by Recursive",
                        "/of-another by OfAnother",
                        "/another by OfAnother",
                        "/over by WhenOver",
                        "/over by WhenOver");
    }
}
