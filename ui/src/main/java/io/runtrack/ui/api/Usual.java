package io.runtrack.ui.api;

import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.Period;
import io.runtrack.figures.UsualTimes;
import io.runtrack.model.RunMetadata;
import io.runtrack.ui.index.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is usual as of today, made anew when runs have changed, though not each time while some go on: one run more says
 * little of what is usual. Safe for several threads.
 */
final class Usual {
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final FigureOptions options;
    private @Nullable Known known;

    private record Known(long version, LocalDate day, Instant made, UsualTimes times) {}

    Usual(FigureOptions options) {
        this.options = options;
    }

    synchronized UsualTimes of(Runs runs, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, options.zone());
        Known last = known;
        boolean isOld = last != null && last.version != runs.version() && !now.isBefore(last.made.plus(KEPT));
        if (last == null || isOld || !last.day.equals(today)) {
            Period baseline = Period.of(today, options.zone()).daysBefore(options.baselineDays(), options.zone());
            List<RunMetadata> counting =
                    runs.counting(runs.between(baseline.from(), baseline.to()).runs());
            UsualTimes times =
                    UsualTimes.of(counting.stream().filter(options.wanted()).toList());
            last = new Known(runs.version(), today, now, times);
            known = last;
        }
        return last.times;
    }
}
