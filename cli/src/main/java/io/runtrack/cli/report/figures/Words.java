package io.runtrack.cli.report.figures;

import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How things are called in reports. Stateless. */
public final class Words {
    /** In the order in which they are shown: what needs attention last. */
    static final List<RunState> STATES = List.of(
            RunState.SUCCESS,
            RunState.PARTIAL_SUCCESS,
            RunState.FAILED,
            RunState.ABORTED,
            RunState.RUNNING,
            RunState.STALE);

    /** The same, as they are written. */
    public static final List<String> STATUSES =
            STATES.stream().map(RunState::text).toList();

    private Words() {}

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A run that says that it is running but has given no sign of life for long is stale. */
    static String status(RunMetadata run, Instant now) {
        return RunState.of(run, now).text();
    }
}
