package io.runtrack.figures;

import io.runtrack.model.RunMetadata;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/**
 * What figures are about.
 *
 * @param zone the zone of days
 * @param baselineDays how many days before the period say what is known and usual
 * @param wanted which runs count; asked by several threads
 * @param expected the runs that there should be, whether they are wanted or not
 */
public record FigureOptions(ZoneId zone, int baselineDays, Predicate<RunMetadata> wanted, List<ExpectedRun> expected) {
    /** How many days say what is known and usual, unless told otherwise. */
    public static final int BASELINE_DAYS = 28;

    /** All runs, nothing expected. */
    public static FigureOptions of(ZoneId zone) {
        return new FigureOptions(zone, BASELINE_DAYS, run -> true, List.of());
    }
}
