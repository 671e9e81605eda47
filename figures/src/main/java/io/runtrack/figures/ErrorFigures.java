package io.runtrack.figures;

import io.runtrack.figures.facts.ErrorCodes;
import io.runtrack.figures.facts.ErrorKind;
import io.runtrack.figures.facts.ErrorSeen;
import io.runtrack.figures.facts.ErrorTable;
import io.runtrack.figures.facts.FailureExample;
import io.runtrack.figures.facts.FileFacts;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The errors of a period, and when and how often each occurred in the baseline. An error of the baseline is looked up
 * by how the period shows it. For one thread.
 */
final class ErrorFigures {
    private static final int TIMES_USUAL = 3;
    private static final int FEWEST_ABOVE_USUAL = 5;

    private final FileFacts period;
    private final ErrorCodes codes;
    private final Map<ErrorKind, ErrorSeen> seen;
    private final Map<ErrorKind, long[]> daily = new HashMap<>();
    private final int baselineDays;

    ErrorFigures(FileFacts period, int baselineDays) {
        this.period = period;
        this.codes = period.errors().codes();
        this.seen = period.errors().all();
        this.baselineDays = baselineDays;
    }

    /** A day of the baseline; days before the first one count with it. */
    void addDay(int dayOfBaseline, FileFacts day) {
        Map<ErrorKind, Long> counts = counts(day, day.failed().countByError(false));
        counts.forEach((kind, count) -> {
            if (count > 0 && seen.containsKey(kind)) {
                long[] ofKind = daily.computeIfAbsent(kind, first -> new long[baselineDays]);
                ofKind[dayOfBaseline] = Sums.plus(ofKind[dayOfBaseline], count);
            }
        });
        day.errors().all().forEach((kind, old) -> {
            ErrorSeen known = seen.get(codes.of(ErrorTable.code(kind)));
            if (known != null && !old.isEmpty()) {
                known.see(old.first(), old.last());
            }
        });
    }

    /** How many files there are of each kind that the period shows. */
    private Map<ErrorKind, Long> counts(FileFacts facts, Map<Long, Long> byCode) {
        Map<ErrorKind, Long> counts = new HashMap<>();
        byCode.forEach((code, count) -> counts.merge(codes.of(code), count, Sums::plus));
        facts.errors
                .all()
                .forEach((kind, each) -> counts.merge(codes.of(ErrorTable.code(kind)), each.withoutPath(), Sums::plus));
        counts.merge(ErrorKind.OTHERS, facts.failed.others(), Sums::plus);
        return counts;
    }

    /** New ones first, then those of most files. */
    List<PeriodFigures.ErrorGroup> errors(long periodDays, Function<String, RunMetadata> runs) {
        Map<ErrorKind, Long> failed = counts(period, period.failed().countByError(false));
        Map<ErrorKind, Long> stillFailed = counts(period, period.failed().countByError(true));
        FailureExample any = seen.values().stream()
                .map(ErrorSeen::example)
                .reduce(null, (one, other) -> other == null ? one : other.better(one));
        List<PeriodFigures.ErrorGroup> errors = new ArrayList<>();
        failed.forEach((kind, files) -> {
            ErrorSeen known = seen.getOrDefault(kind, new ErrorSeen());
            FailureExample example = known.example() == null ? any : known.example();
            if (files == 0 || example == null) {
                return;
            }
            long[] old = daily.get(kind);
            double usual = old == null ? 0 : median(old);
            errors.add(new PeriodFigures.ErrorGroup(
                    kind,
                    files,
                    stillFailed.getOrDefault(kind, 0L),
                    old == null,
                    usual,
                    old != null && files >= FEWEST_ABOVE_USUAL && files > TIMES_USUAL * usual * periodDays,
                    known.isEmpty() ? example.at() : known.first(),
                    known.isEmpty() ? example.at() : known.last(),
                    example.message(),
                    example.path(),
                    runs.apply(example.runId())));
        });
        errors.sort(Comparator.comparing(PeriodFigures.ErrorGroup::isNew)
                .thenComparing(PeriodFigures.ErrorGroup::files)
                .reversed()
                .thenComparing(error -> error.kind().toString()));
        return errors;
    }

    /** Days without count as 0. */
    private static double median(long[] daily) {
        long[] sorted = daily.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + (double) sorted[middle]) / 2;
    }
}
