package io.runtrack.cli.metrics;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.figures.Command;
import io.runtrack.metrics.RunMetrics;
import io.runtrack.model.RunStatus;
import io.runtrack.question.GivenTimes;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
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
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

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
    private @Nullable URI push;

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
            RunListing runs = opened.listRuns(start, LATEST, run -> true);
            unreadable.addAll(runs.unreadable());
            metrics = RunMetrics.of(runs.runs(), commands -> earlierSuccesses(opened, commands, start), now);
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

    /** An alarm goes off when a command has not succeeded for long: it must not fall silent after a week. */
    private static Map<Command, Instant> earlierSuccesses(
            TrackingStorage storage, Set<Command> commands, Instant before) {
        RunListing successes = storage.listRuns(
                EARLIEST,
                before.minusNanos(1),
                run -> run.status() == RunStatus.SUCCESS && commands.contains(Command.of(run)));
        return RunMetrics.lastSuccesses(successes.runs(), commands);
    }
}
