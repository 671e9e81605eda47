package io.runtrack.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An expected run that was not there in time.
 *
 * @param expected what was expected
 * @param due by when
 * @param state {@code late}, {@code missing} or {@code failed}
 * @param runId a run that came, if one did
 * @param parts how many parts have done their work, of {@link ExpectedRun#count}
 */
public record MissedRun(
        ExpectedRun expected,
        Instant due,
        String state,
        @Nullable String runId,
        int parts) {}
