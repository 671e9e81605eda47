package io.runtrack.tracking.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunCountsTest {
    private final RunCounts counts = new RunCounts();

    @Test
    void isASuccessWithoutAnyRecord() {
        assertThat(counts.endOfCommand()).isEqualTo(RunEnd.SUCCESS);
    }

    @Test
    void countsAFileThatSucceededAtLastAsOneSuccess() {
        counts.countFile(FileStatus.FAILED, 1);
        counts.countFile(FileStatus.FAILED, 2);
        counts.countFile(FileStatus.SUCCESS, 3);

        RunMetadata run =
                counts.applyTo(RunMetadata.builder("r", "c", Instant.EPOCH)).build();
        assertThat(run.totalFiles()).isEqualTo(1);
        assertThat(run.successCount()).isEqualTo(1);
        assertThat(run.failedCount()).isZero();
        assertThat(counts.endOfCommand()).isEqualTo(RunEnd.SUCCESS);
    }

    @Test
    void isAPartialSuccessWhenSomethingFailedAndSomethingSucceeded() {
        counts.countFile(FileStatus.FAILED, 1);
        counts.countEmail(EmailStatus.SENT);

        assertThat(counts.endOfCommand()).isEqualTo(RunEnd.PARTIAL_SUCCESS);
    }

    @Test
    void saysThatAllFilesFailed() {
        counts.countFile(FileStatus.FAILED, 1);
        counts.countFile(FileStatus.FAILED, 1);

        assertThat(counts.endOfCommand()).isEqualTo(RunEnd.failed(null, "all 2 files failed"));
    }

    @Test
    void saysThatAllEmailsFailed() {
        counts.countEmail(EmailStatus.FAILED);

        assertThat(counts.endOfCommand()).isEqualTo(RunEnd.failed(null, "all 1 emails failed"));
    }

    @Test
    void saysHowManyFailedWhenOthersWereSkipped() {
        counts.countFile(FileStatus.FAILED, 1);
        counts.countFile(FileStatus.SKIPPED, 1);

        RunEnd end = counts.endOfCommand();
        assertThat(end.status()).isEqualTo(RunStatus.FAILED);
        assertThat(end.errorMessage()).isEqualTo("1 of 2 files failed, none succeeded");
    }

    @Test
    void goesOnFromStoredMetadata() {
        counts.countFile(FileStatus.FAILED, 1);
        counts.countEmail(EmailStatus.SKIPPED);
        RunCounts resumed = new RunCounts(
                counts.applyTo(RunMetadata.builder("r", "c", Instant.EPOCH)).build());

        resumed.countFile(FileStatus.SUCCESS, 2);

        assertThat(resumed.endOfCommand()).isEqualTo(RunEnd.SUCCESS);
    }
}
