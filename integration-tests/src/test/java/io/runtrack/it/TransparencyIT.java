package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.LateSettings;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.Transparent;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** With and without the agent a host writes the same bytes and ends with the same code. */
final class TransparencyIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aHostThatThrowsInTheEndNoticesNothing(Jdk jdk) {
        FinishedJvm without = host(jdk).run();
        FinishedJvm with = host(jdk).agent("path=" + folder().path()).run();

        assertThat(without.exitCode()).isEqualTo(1);
        SameBehaviour.assertThatNothingDiffers(with, without);
        assertThat(folder().run("shapes").number("exit_code"))
                .as("it was tracked")
                .isEqualTo(4);
        assertThat(folder().run("transparent").number("total_files")).isGreaterThan(20);
    }

    @EachJdk
    void aHostThatExitsNoticesNothing(Jdk jdk) {
        FinishedJvm without = host(jdk, "7").run();
        FinishedJvm with = host(jdk, "7").agent("path=" + folder().path()).run();

        assertThat(without.exitCode()).isEqualTo(7);
        SameBehaviour.assertThatNothingDiffers(with, without);
        assertThat(folder().run("transparent").number("exit_code")).isEqualTo(7);
    }

    @EachJdk
    void aHostThatConfiguresItsJvmLateFindsItUnasked(Jdk jdk) {
        ForkedJvm host = ForkedJvm.on(jdk, temporary).main(LateSettings.class);
        FinishedJvm without = host.run();
        FinishedJvm with =
                host.agent("path=" + folder().path() + ",checkpoint=100ms").run();

        assertThat(without.outputLines()).contains("13");
        SameBehaviour.assertThatNothingDiffers(with, without);
        assertThat(folder().run("late-settings").number("total_files")).isEqualTo(2);
    }

    @EachJdk
    void beingSwitchedOffIsNotNoticedEither(Jdk jdk) {
        FinishedJvm without = host(jdk).run();
        FinishedJvm with = host(jdk).agent("").run();

        SameBehaviour.assertThatNothingDiffers(with, without);
    }

    @EachJdk
    void toolOptionsAddTheJvmsBannerAndNothingElse(Jdk jdk) {
        FinishedJvm without = host(jdk).run();
        String options = ForkedJvm.agentOption("path=" + folder().path());
        FinishedJvm with = host(jdk).environment("JAVA_TOOL_OPTIONS", options).run();

        String banner = "Picked up JAVA_TOOL_OPTIONS: " + options + "\n";
        assertThat(with.errors()).startsWith(banner);
        SameBehaviour.assertThatNothingDiffers(with.withErrors(with.errors().substring(banner.length())), without);
        assertThat(folder().run("shapes").text("status")).isEqualTo("failed");
    }

    @EachJdk
    void verboseLinesAreAllThatIsAdded(Jdk jdk) {
        FinishedJvm without = host(jdk).run();
        FinishedJvm with = host(jdk)
                .agent("path=" + folder().path() + ",verbose=true,log.level=debug")
                .run();

        SameBehaviour.assertThatOnlyAgentLinesDiffer(with, without);
        // Everywhere else an empty stderr says the same: the first error that is kept from the host is a warning.
        assertThat(with.agentLines()).contains("[runtrack] suppressed errors: 0");
    }

    @EachJdk
    void aSecondAgentOfTheSameJarIsIgnored(Jdk jdk) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + folder().path())
                .agent("path=" + temporary.resolve("second"))
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        assertThat(jvm.hostErrorLines()).isEmpty();
        assertThat(folder().onlyRun().number("total_files")).isEqualTo(1);
        assertThat(temporary.resolve("second")).doesNotExist();
    }

    private ForkedJvm host(Jdk jdk, String... arguments) {
        return ForkedJvm.on(jdk, temporary).main(Transparent.class, arguments);
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
