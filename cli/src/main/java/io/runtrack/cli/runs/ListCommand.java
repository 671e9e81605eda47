package io.runtrack.cli.runs;

import io.runtrack.cli.option.GivenTimes;
import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.TimeRange;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Progress;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs list}: which runs there were, the newest first. */
@Command(
        name = "list",
        sortOptions = false,
        description = "Lists runs, the newest first: those of the last seven days unless told otherwise.",
        footer = {"", "Example:", "  java -jar runtrack.jar runs list --from 2025-01-20 --status failed"})
public final class ListCommand implements Callable<Integer> {

    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The first time, included: a day (2025-01-20, yesterday), an instant, or 26h, so long ago.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "The last time, included; now by default.")
    private @Nullable String to;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--command", paramLabel = "NAME", description = "Only runs of this command.")
    private @Nullable String command;

    @Option(names = "--subcommand", paramLabel = "NAME", description = "Only runs of this subcommand.")
    private @Nullable String subcommand;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only running, stale, success, partial_success, failed or aborted ones.")
    private @Nullable String status;

    @Option(names = "--label", paramLabel = "NAME=VALUE", description = "Only runs with this label; may be repeated.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "COUNT", description = "At most so many, the newest ones.")
    private @Nullable Integer limit;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, json or csv; table by default.")
    private OutputFormat format = OutputFormat.TABLE;

    public ListCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Instant now = surroundings.clock().instant();
        ZoneId shownIn = zone.zone(surroundings.environment());
        TimeRange range = TimeRange.parse(from, to, new GivenTimes(shownIn, now));
        RunFilter filter =
                new RunFilter(command, subcommand, status == null ? null : ShownStatus.parse(status), wantedLabels());
        if (limit != null && limit < 1) {
            throw new UsageMistake("--limit " + limit + ": write a number above 0");
        }
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            RunListing listing = listing(opened, range, run -> filter.accepts(run, now));
            new RunList(screen, shownIn, now).write(listing.runs(), format);
            if (listing.runs().isEmpty() && format == OutputFormat.TABLE) {
                screen.say("no such runs " + range.words(shownIn) + " in " + opened.destination());
            }
            UnreadableDocuments unreadable = new UnreadableDocuments();
            unreadable.addAll(listing.unreadable());
            unreadable.report(screen);
            return ExitCode.DONE;
        }
    }

    private RunListing listing(TrackingStorage opened, TimeRange range, Predicate<RunMetadata> filter) {
        try (Progress progress = new Progress(screen, "runs read")) {
            return opened.listRuns(
                    range.from(),
                    range.to(),
                    run -> {
                        progress.step();
                        return filter.test(run);
                    },
                    limit == null ? Integer.MAX_VALUE : limit);
        }
    }

    private Map<String, String> wantedLabels() {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String label : labels) {
            int equals = label.indexOf('=');
            if (equals < 1) {
                throw new UsageMistake("--label " + label + ": write NAME=VALUE");
            }
            wanted.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return wanted;
    }
}
