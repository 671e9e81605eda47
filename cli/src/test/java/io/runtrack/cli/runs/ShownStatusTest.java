package io.runtrack.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownStatusTest {
    private static final Instant STARTED = Instant.parse("2025-01-26T08:00:00Z");

    @Test
    void isStaleAfterFourCheckpointsOrAMinuteIfThatIsLonger() {
        assertStaleAfter(Duration.ofMinutes(1), 5_000L, STARTED);
        assertStaleAfter(Duration.ofMinutes(1), 15_000L, STARTED);
        assertStaleAfter(Duration.ofMinutes(2), 30_000L, STARTED);
    }

    @Test
    void goesByTheStartWhereThereIsNoHeartbeat() {
        assertStaleAfter(Duration.ofMinutes(1), null, null);
    }

    @Test
    void survivesNonsense() {
        assertStaleAfter(Duration.ofMinutes(1), -1L, STARTED);
        assertStaleAfter(Duration.ofMinutes(1), Long.MAX_VALUE, STARTED);
    }

    @Test
    void isNeverStaleOnceItHasEnded() {
        RunMetadata ended =
                run(5_000L, STARTED).toBuilder().status(RunStatus.ABORTED).build();

        assertThat(ShownStatus.of(ended, STARTED.plusSeconds(1_000_000))).isEqualTo(ShownStatus.ABORTED);
    }

    private static void assertStaleAfter(Duration silence, @Nullable Long checkpoint, @Nullable Instant heartbeat) {
        RunMetadata run = run(checkpoint, heartbeat);
        assertThat(ShownStatus.of(run, STARTED.plus(silence))).isEqualTo(ShownStatus.RUNNING);
        assertThat(ShownStatus.of(run, STARTED.plus(silence).plusMillis(1))).isEqualTo(ShownStatus.STALE);
    }

    private static RunMetadata run(@Nullable Long checkpoint, @Nullable Instant heartbeat) {
        return RunMetadata.builder("a", "b", STARTED)
                .checkpointMs(checkpoint)
                .heartbeatAt(heartbeat)
                .build();
    }
}
