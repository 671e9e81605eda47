package io.runtrack.figures.facts;

import io.runtrack.model.RunMetadata;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is folded of a day, or of a part of it.
 *
 * @param era on which side of the period's beginning it lies
 * @param day the day in the zone of the figures
 * @param units whose files are: each of them runs whose records are one another's attempts
 * @param runs whose emails are, the oldest first
 */
public record DayPart(Era era, LocalDate day, List<List<RunMetadata>> units, List<RunMetadata> runs) {

    /** The times that figures tell apart. */
    public enum Era {
        /** Before the baseline, to compare the period with. */
        EARLIER,
        BASELINE,
        PERIOD
    }

    public DayPart {
        units = units.stream().map(List::copyOf).toList();
        runs = List.copyOf(runs);
    }

    /** The least parts that can be folded by themselves. */
    public List<DayPart> split() {
        List<DayPart> parts = new ArrayList<>();
        units.forEach(unit -> parts.add(new DayPart(era, day, List.of(unit), List.of())));
        runs.forEach(run -> parts.add(new DayPart(era, day, List.of(), List.of(run))));
        return parts;
    }
}
