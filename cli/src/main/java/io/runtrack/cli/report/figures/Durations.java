package io.runtrack.cli.report.figures;

import io.runtrack.figures.Command;
import io.runtrack.figures.TimesSketch;
import io.runtrack.figures.UsualTimes;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How long runs took, beside what is usual for their command: those first that took most beyond it. */
final class Durations {
    private static final int SLOWEST = 20;
    private static final Comparator<DeliveryReport.SlowRun> SLOWEST_FIRST = Comparator.comparingLong(Durations::excess)
            .thenComparingLong(DeliveryReport.SlowRun::durationMs)
            .reversed()
            .thenComparing(DeliveryReport.SlowRun::runId);

    private final UsualTimes usual;
    private final Instant now;

    Durations(UsualTimes usual, Instant now) {
        this.usual = usual;
        this.now = now;
    }

    DeliveryReport.Runs of(List<RunMetadata> runs) {
        TimesSketch all = TimesSketch.large();
        List<DeliveryReport.SlowRun> ended = new ArrayList<>();
        for (RunMetadata run : runs) {
            Long millis = UsualTimes.millis(run);
            if (millis != null) {
                all.add(millis);
                ended.add(row(run, millis));
            }
        }
        ended.sort(SLOWEST_FIRST);
        return new DeliveryReport.Runs(
                all.median(), all.p95(), ended.stream().limit(SLOWEST).toList());
    }

    /** Of a command without a usual time nothing is known to be too long. */
    private static long excess(DeliveryReport.SlowRun run) {
        return run.usualMs() == null ? 0 : Math.max(0, run.durationMs() - run.usualMs());
    }

    private DeliveryReport.SlowRun row(RunMetadata run, long millis) {
        UsualTimes.Usual times = usual.of(Command.of(run));
        Double ratio = times == null || times.median() == 0 ? null : Math.round(10.0 * millis / times.median()) / 10.0;
        return new DeliveryReport.SlowRun(
                run.runId(),
                run.command(),
                run.subcommand(),
                run.startedAt(),
                Words.status(run, now),
                millis,
                times == null ? null : Long.valueOf(times.median()),
                times == null ? null : Long.valueOf(times.low()),
                times == null ? null : Long.valueOf(times.high()),
                ratio);
    }
}
