package io.runtrack.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.NightlyCommands;
import io.runtrack.it.host.NightlyMain;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** On request the process is a run, even if it records nothing else. */
final class MainMethodIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void isARunFromItsStartToTheEndOfTheJvm(Jdk jdk) {
        List<StoredRun> runs = host(jdk).runs(NightlyMain.class, "exit");

        assertThat(runs)
                .extracting(CapturedHost::told)
                .containsExactly("nightly | - | - | - | failed | 5 | - | exited with status 5");
        assertThat(runs.get(0).number("total_files")).isEqualTo(2);
        assertThat(host(jdk).runs(NightlyMain.class))
                .extracting(CapturedHost::told)
                .containsExactly("nightly | - | - | - | failed | - | ArrayIndexOutOfBoundsException |"
                        + " Index 0 out of bounds for length 0");
    }

    @EachJdk
    void becomesTheFrameThatItMeetsAndThatsCommand(Jdk jdk) {
        assertThat(host(jdk).runs(NightlyCommands.class, "copy", "today", "3"))
                .extracting(CapturedHost::told)
                .containsExactly("nightly | copy | - | today | failed | 3 | - | exited with status 3");
        assertThat(host(jdk).runs(NightlyCommands.class, "twice"))
                .extracting(run -> run.text("command"))
                .containsExactly("extract-all", "nightly");
    }

    @EachJdk
    void isNoRunUnlessItIsNamed(Jdk jdk) {
        assertThat(new CapturedHost(jdk, temporary, HostLibraries.with("picocli"))
                        .settings(",capture=off")
                        .runs(NightlyCommands.class, "copy", "today", "3"))
                .isEmpty();
    }

    private CapturedHost host(Jdk jdk) {
        return new CapturedHost(jdk, temporary, HostLibraries.with("picocli")).settings(",capture=auto\\,main");
    }
}
