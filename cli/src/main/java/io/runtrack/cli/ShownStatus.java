package io.runtrack.cli;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run's status as it is shown: one that says it is running but has given no sign of life for long is stale. */
enum ShownStatus {
    RUNNING(Style.ACTIVE),
    STALE(Style.BAD),
    SUCCESS(Style.GOOD),
    PARTIAL_SUCCESS(Style.MIXED),
    FAILED(Style.BAD),
    ABORTED(Style.BAD);

    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(60);

    private final Style style;

    ShownStatus(Style style) {
        this.style = style;
    }

    static ShownStatus of(RunMetadata run, Instant now) {
        if (run.status() != RunStatus.RUNNING) {
            return valueOf(run.status().name());
        }
        // Other writers give no heartbeat: their last sign of life is the start.
        Instant lastSign = run.heartbeatAt() == null ? run.startedAt() : run.heartbeatAt();
        return lastSign.plus(longestSilence(run)).isBefore(now) ? STALE : RUNNING;
    }

    private static Duration longestSilence(RunMetadata run) {
        Long checkpoint = run.checkpointMs();
        if (checkpoint == null
                || checkpoint < 0
                || checkpoint > Duration.ofDays(365).toMillis()) {
            return SHORTEST_SILENCE;
        }
        Duration silence = Duration.ofMillis(checkpoint).multipliedBy(4);
        return silence.compareTo(SHORTEST_SILENCE) > 0 ? silence : SHORTEST_SILENCE;
    }

    static ShownStatus parse(String text) {
        String wanted = text.strip().replace('-', '_');
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageMistake("--status " + text + ": no such status; write one of "
                        + Arrays.stream(values()).map(ShownStatus::text).collect(Collectors.joining(", "))));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Cell cell() {
        return Cell.of(text(), style);
    }
}
