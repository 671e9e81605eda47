package io.runtrack.cli.report.figures;

import io.runtrack.figures.Command;
import io.runtrack.figures.UsualTimes;
import io.runtrack.figures.facts.TimesSketch;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How long runs took, beside what is usual for their command: those first that took most beyond it. */
final class Durations {
    private static final int SLOWEST = 20;
    private static final int MOST_COMMANDS = 20;
    private static final int MOST_RUNS = 400;
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

    /**
     * The durations of a period.
     *
     * @param before runs before the period that are shown beside its own; in no order
     */
    DeliveryReport.Runs of(List<RunMetadata> runs, List<RunMetadata> before) {
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
                all.median(), all.p95(), ended.stream().limit(SLOWEST).toList(), commands(runs, before));
    }

    private DeliveryReport.Limited<DeliveryReport.CommandTimes> commands(
            List<RunMetadata> runs, List<RunMetadata> before) {
        Map<Command, List<DeliveryReport.RunTime>> times = new TreeMap<>();
        runs.forEach(run -> times.put(Command.of(run), new ArrayList<>()));
        Stream.concat(runs.stream(), before.stream()).forEach(run -> {
            Long millis = UsualTimes.millis(run);
            List<DeliveryReport.RunTime> ofCommand = times.get(Command.of(run));
            if (millis != null && ofCommand != null) {
                ofCommand.add(new DeliveryReport.RunTime(run.runId(), run.startedAt(), millis, Words.status(run, now)));
            }
        });
        times.values().removeIf(List::isEmpty);
        return DeliveryReport.Limited.of(
                times.entrySet().stream()
                        .map(entry -> times(entry.getKey(), entry.getValue()))
                        .toList(),
                MOST_COMMANDS);
    }

    private DeliveryReport.CommandTimes times(Command command, List<DeliveryReport.RunTime> runs) {
        runs.sort(Comparator.comparing(DeliveryReport.RunTime::startedAt).thenComparing(DeliveryReport.RunTime::runId));
        int older = Math.max(0, runs.size() - MOST_RUNS);
        UsualTimes.Usual times = usual.of(command);
        return new DeliveryReport.CommandTimes(
                command.name(),
                command.subcommand(),
                times == null ? null : Long.valueOf(times.median()),
                times == null ? null : Long.valueOf(times.low()),
                times == null ? null : Long.valueOf(times.high()),
                new DeliveryReport.Limited<>(List.copyOf(runs.subList(older, runs.size())), older));
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
