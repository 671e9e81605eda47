package io.runtrack.figures;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failures by kind of error: those of the period, and when and how often each occurred in the baseline. The period is
 * taken in first, so that its errors have places of their own. For one thread.
 */
final class ErrorHistory {
    private static final int TIMES_USUAL = 3;
    private static final int FEWEST_ABOVE_USUAL = 5;

    private final ErrorIndex index = new ErrorIndex();
    private final List<Seen> seen = new ArrayList<>();
    private final int baselineDays;
    private int day; // of the baseline, which is looked at now

    private static final class Seen {
        private @Nullable FileProcessingLog example;
        private @Nullable RunMetadata exampleRun; // null for one that occurred in the baseline alone
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private boolean isOld;
        private int @Nullable [] daily;
    }

    ErrorHistory(int baselineDays) {
        this.baselineDays = baselineDays;
    }

    /** A failure of the period; answers with the number of its error. */
    int add(RunMetadata run, FileProcessingLog log) {
        int number = see(run, log);
        Seen kind = seen.get(number);
        if (kind.exampleRun == null || kind.exampleRun.startedAt().isBefore(run.startedAt())) {
            kind.example = log.toBuilder().errorStack(null).build();
            kind.exampleRun = run;
        }
        return number;
    }

    /** The baseline's days from here on: this one of them. */
    void beginDay(int dayOfBaseline) {
        day = dayOfBaseline;
    }

    /** A failure of the baseline's day that is looked at. */
    void addOld(RunMetadata run, FileProcessingLog log) {
        Seen kind = seen.get(see(run, log));
        kind.isOld = true;
        if (kind.daily == null) {
            kind.daily = new int[baselineDays];
        }
        kind.daily[day]++;
    }

    /** The number of the error. */
    private int see(RunMetadata run, FileProcessingLog log) {
        int number = index.of(log.errorType(), log.errorMessage(), log.filePath());
        if (number == seen.size()) {
            seen.add(new Seen());
        }
        Seen kind = seen.get(number);
        Instant at = log.startedAt() == null ? run.startedAt() : log.startedAt();
        kind.first = at.isBefore(kind.first) ? at : kind.first;
        kind.last = at.isAfter(kind.last) ? at : kind.last;
        return number;
    }

    /** New ones first, then those of most files. */
    List<PeriodFigures.ErrorGroup> errors(FailedFiles files, long periodDays) {
        long[] failed = new long[index.size()];
        long[] stillFailed = new long[index.size()];
        files.count(failed, stillFailed);
        List<PeriodFigures.ErrorGroup> errors = new ArrayList<>();
        for (int number = 0; number < seen.size(); number++) {
            Seen kind = seen.get(number);
            FileProcessingLog example = kind.example;
            RunMetadata run = kind.exampleRun;
            if (example != null && run != null && failed[number] > 0) {
                double usual = median(kind.daily);
                errors.add(new PeriodFigures.ErrorGroup(
                        index.kind(number),
                        failed[number],
                        stillFailed[number],
                        !kind.isOld,
                        usual,
                        kind.isOld
                                && failed[number] >= FEWEST_ABOVE_USUAL
                                && failed[number] > TIMES_USUAL * usual * periodDays,
                        kind.first,
                        kind.last,
                        example.errorMessage(),
                        example.filePath(),
                        run));
            }
        }
        errors.sort(Comparator.comparing(PeriodFigures.ErrorGroup::isNew)
                .thenComparing(PeriodFigures.ErrorGroup::files)
                .reversed()
                .thenComparing(error -> error.kind().toString()));
        return errors;
    }

    /** Days without count as 0. */
    private static double median(int @Nullable [] daily) {
        if (daily == null) {
            return 0;
        }
        int[] sorted = daily.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
