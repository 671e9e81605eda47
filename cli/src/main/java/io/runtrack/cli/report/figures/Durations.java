package io.runtrack.cli.report.figures;

import io.runtrack.figures.TimesSketch;
import io.runtrack.model.RunMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long runs took, beside what is usual for their command. For one thread. */
final class Durations {
    private static final int SLOWEST = 20;

    private final Map<String, List<Long>> byCommand = new HashMap<>();

    /** Of both periods: what is usual is known the better the more there are. */
    void add(RunMetadata run) {
        Long millis = millis(run);
        if (millis != null) {
            byCommand.computeIfAbsent(key(run), first -> new ArrayList<>()).add(millis);
        }
    }

    static @Nullable Long millis(RunMetadata run) {
        Instant ended = run.completedAt();
        return ended == null
                ? null
                : Math.max(0, Duration.between(run.startedAt(), ended).toMillis());
    }

    DeliveryReport.Runs of(List<RunMetadata> runs, Instant now) {
        TimesSketch all = TimesSketch.large();
        List<RunMetadata> ended = new ArrayList<>();
        for (RunMetadata run : runs) {
            Long millis = millis(run);
            if (millis != null) {
                all.add(millis);
                ended.add(run);
            }
        }
        ended.sort(Comparator.comparing(Durations::millis, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed()
                .thenComparing(RunMetadata::runId));
        byCommand.values().forEach(Collections::sort);
        List<DeliveryReport.SlowRun> slowest =
                ended.stream().limit(SLOWEST).map(run -> slow(run, now)).toList();
        return new DeliveryReport.Runs(all.median(), all.p95(), slowest);
    }

    private DeliveryReport.SlowRun slow(RunMetadata run, Instant now) {
        Long millis = millis(run);
        long took = millis == null ? 0 : millis;
        Long usual = medianWithout(byCommand.getOrDefault(key(run), List.of()), took);
        Double ratio = usual == null || usual == 0 ? null : Math.round(10.0 * took / usual) / 10.0;
        return new DeliveryReport.SlowRun(
                run.runId(),
                run.command(),
                run.subcommand(),
                run.startedAt(),
                Words.status(run, now),
                took,
                usual,
                ratio);
    }

    /** The lower median of a sorted list, one of whose elements is left out. */
    private static @Nullable Long medianWithout(List<Long> sorted, long one) {
        int others = sorted.size() - 1;
        if (others < 1) {
            return null;
        }
        int middle = (others - 1) / 2;
        int position = Collections.binarySearch(sorted, one);
        return sorted.get(position >= 0 && position <= middle ? middle + 1 : middle);
    }

    private static String key(RunMetadata run) {
        return run.command() + '\n' + run.subcommand();
    }
}
