package io.runtrack.cli.runs;

import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run's status as it is shown: one that says it is running but has given no sign of life for long is stale. */
public enum ShownStatus {
    RUNNING(Style.ACTIVE),
    STALE(Style.BAD),
    SUCCESS(Style.GOOD),
    PARTIAL_SUCCESS(Style.MIXED),
    FAILED(Style.BAD),
    ABORTED(Style.BAD);

    private final Style style;

    ShownStatus(Style style) {
        this.style = style;
    }

    public static ShownStatus of(RunMetadata run, Instant now) {
        return of(RunState.of(run, now));
    }

    public static ShownStatus of(RunState state) {
        return valueOf(state.name());
    }

    /** Whether somebody should look at it: it has ended without success, or nobody knows. */
    boolean isProblem() {
        return this != SUCCESS && this != RUNNING;
    }

    Style style() {
        return style;
    }

    static ShownStatus parse(String text) {
        String wanted = text.strip().replace('-', '_');
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageMistake("--status " + text + ": no such status; write one of "
                        + Arrays.stream(values()).map(ShownStatus::text).collect(Collectors.joining(", "))));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Cell cell() {
        return Cell.of(text(), style);
    }
}
