package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.SlowJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees who looks at a run again and again while it goes on. */
final class ValidDocumentsIT {
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);

    @TempDir
    private Path temporary;

    @EachJdk
    void aReaderSeesWholeDocumentsAtEveryMoment(Jdk jdk) throws InterruptedException {
        try (RunningJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + folder().path() + ",checkpoint=1s")
                .main(SlowJob.class)
                .start()) {
            jvm.awaitLine("started");
            StoredRun run = awaitRun();
            watch(run, Instant.now().plusSeconds(5));
            FinishedJvm finished = jvm.tell("enough").await();
            assertThat(finished.exitCode()).as("%s", finished).isZero();
            assertThat(finished.errors()).isEmpty();
            assertThatItIsWhole(run);
        }
    }

    private StoredRun awaitRun() throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(10);
        while (folder().runs().isEmpty()) {
            assertThat(Instant.now()).as("a run that goes on is stored").isBefore(deadline);
            Thread.sleep(20);
        }
        return folder().onlyRun();
    }

    /** Reads all three documents as often as it can; the parser fails on any that is not whole. */
    private static void watch(StoredRun run, Instant end) {
        int reads = 0;
        long files = 0;
        Duration oldest = Duration.ZERO;
        while (Instant.now().isBefore(end)) {
            assertThat(run.text("status")).isEqualTo("running");
            assertThat(run.isNull("completed_at")).isTrue();
            assertThat(run.metadata().get("email_results")).isEmpty();
            Instant heartbeat = OffsetDateTime.parse(run.text("heartbeat_at")).toInstant();
            Duration age = Duration.between(heartbeat, Instant.now());
            oldest = age.compareTo(oldest) > 0 ? age : oldest;
            List<?> stored = run.files();
            assertThat(stored.size()).as("records never disappear").isGreaterThanOrEqualTo((int) files);
            files = stored.size();
            run.emails();
            reads++;
        }
        assertThat(reads).isGreaterThan(10);
        assertThat(files).as("files stored while the run goes on").isGreaterThan(100);
        assertThat(oldest)
                .as("the oldest heartbeat seen")
                .isLessThan(CHECKPOINT.multipliedBy(2).plusMillis(500));
    }

    private static void assertThatItIsWhole(StoredRun run) {
        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.files()).hasSize((int) run.number("total_files"));
        assertThat(run.emails()).hasSize((int) run.number("emails_sent"));
        assertThat(run.metadata().get("email_results")).hasSize(run.emails().size());
        int number = 0;
        for (var file : run.files()) {
            assertThat(file.get("file_path").asText()).isEqualTo("/in/" + number++ + ".wav");
        }
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
