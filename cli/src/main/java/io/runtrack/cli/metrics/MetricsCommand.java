package io.runtrack.cli.metrics;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.figures.Period;
import io.runtrack.metrics.LastSuccesses;
import io.runtrack.metrics.MetricsFold;
import io.runtrack.metrics.RunMetrics;
import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code metrics}: how the last run of each command ended, for whoever watches over machines. */
@picocli.CommandLine.Command(
        name = "metrics",
        sortOptions = false,
        description = {
            "Writes metrics of each command's last run, in OpenMetrics text: when it started, how long it took, how it",
            "ended, its files and emails, and when the last successful run ended."
        },
        footer = {
            "",
            "Examples:",
            "  runtrack metrics --output /var/lib/node_exporter/textfile/runtrack.prom",
            "  runtrack metrics --push http://pushgateway:9091"
        })
public final class MetricsCommand implements Callable<Integer> {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final int MOST_DAYS = 400;
    private static final int MOST_MONTHS = 100;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "7d",
            description =
                    "Runs since this day, instant, or time ago; 7d by default. Commands without any have no metrics.")
    private String from = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Into a file, for the node exporter's textfile collector. It is replaced whole.")
    private @Nullable Path output;

    @Option(
            names = "--push",
            paramLabel = "URL",
            description = "To a Pushgateway; /metrics/job/runtrack is added to a URL without a path.")
    private @Nullable String push;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    public MetricsCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Instant now = surroundings.clock().instant();
        Pushgateway gateway = push == null ? null : Pushgateway.at(push);
        Instant start =
                GivenTimes.ofOptions(zone.zone(surroundings.environment()), now).first("from", from);
        UnreadableDocuments unreadable = new UnreadableDocuments();
        RunMetrics metrics;
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            MetricsFold fold = new MetricsFold(now);
            for (Period chunk : chunks(start, now)) {
                RunListing runs = opened.listRuns(chunk.from(), chunk.to(), run -> true);
                fold.add(runs.runs());
                unreadable.addAll(runs.unreadable());
            }
            metrics = fold.end(successes -> addAllBefore(start, opened, successes));
        }
        if (output != null) {
            MetricsFile.write(metrics, output);
        }
        if (gateway != null) {
            gateway.push(metrics);
        }
        if (output == null && gateway == null) {
            metrics.writeOpenMetrics(screen.out());
        }
        unreadable.report(screen);
        return ExitCode.DONE;
    }

    /**
     * The time since a moment, the newest first: days, then months, since there are not many runs of years ago. Some
     * machine's clock may be ahead.
     */
    private static List<Period> chunks(Instant start, Instant now) {
        List<Period> chunks = new ArrayList<>();
        Instant end = (start.isAfter(now) ? start : now).plus(TimeRange.CLOCK_SKEW);
        Instant from = now.truncatedTo(ChronoUnit.DAYS);
        while (from.isAfter(start) && chunks.size() < MOST_DAYS + MOST_MONTHS) {
            chunks.add(new Period(from, end));
            end = from.minusNanos(1);
            from = from.minus(chunks.size() < MOST_DAYS ? DAY : MONTH);
        }
        chunks.add(new Period(start, end));
        return chunks;
    }

    /** An alarm goes off when a command has not succeeded for long: it must not fall silent after a week. */
    private static void addAllBefore(Instant start, TrackingStorage storage, LastSuccesses successes) {
        storage.listRuns(EARLIEST, start.minusNanos(1), run -> {
            successes.add(run);
            return false; // none is to be held
        });
    }
}
