package io.runtrack.cli.runs;

import io.runtrack.cli.option.LabelOption;
import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Progress;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.Times;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.model.RunMetadata;
import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        footer = {"", "Example:", "  runtrack runs list --from 2025-01-20 --status failed"})
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
            split = ",",
            paramLabel = "STATUS",
            description = "Only running, stale, success, partial_success, failed or aborted ones; several if wanted.")
    private List<String> statuses = new ArrayList<>();

    @Option(names = "--problems", description = "Only what is neither success nor running.")
    private boolean problems;

    @Mixin
    private LabelOption labels = new LabelOption();

    @Option(
            names = "--parent",
            paramLabel = "RUN",
            description = "Only what this run has started itself; since its start unless told otherwise.")
    private @Nullable String parent;

    @Option(
            names = "--rerun-of",
            paramLabel = "RUN",
            description = "Only what repeats this run; since its start unless told otherwise.")
    private @Nullable String rerunOf;

    @Option(names = "--tree", description = "Runs below those that started them.")
    private boolean tree;

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
        TimeRange given = TimeRange.parse(from, to, GivenTimes.ofOptions(shownIn, now));
        Set<ShownStatus> wanted = wantedStatuses();
        Map<String, String> wantedLabels = labels.wanted();
        if (limit != null && limit < 1) {
            throw new UsageMistake("--limit " + limit + ": write a number above 0");
        }
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            UnreadableDocuments unreadable = new UnreadableDocuments();
            GivenRun above = givenRun(parent, opened, unreadable);
            GivenRun before = givenRun(rerunOf, opened, unreadable);
            RunFilter filter = new RunFilter(command, subcommand, wanted, wantedLabels, idOf(above), idOf(before));
            TimeRange range = since(since(given, above), before);
            RunListing listing = listing(opened, range, run -> filter.accepts(run, now));
            write(listing.runs(), new RunList(screen, shownIn, now), now);
            if (listing.runs().isEmpty() && format == OutputFormat.TABLE) {
                screen.say("no such runs " + Times.words(range, shownIn) + " in " + opened.destination());
            }
            unreadable.addAll(listing.unreadable());
            unreadable.report(screen);
            return ExitCode.DONE;
        }
    }

    private void write(List<RunMetadata> runs, RunList list, Instant now) throws IOException {
        list.write(tree ? DrawnTree.of(runs) : DrawnTree.flat(runs), format);
        if (format == OutputFormat.TABLE && !runs.isEmpty()) {
            screen.tell(RunSums.of(runs, now).words());
        }
    }

    private static @Nullable GivenRun givenRun(
            @Nullable String given, TrackingStorage opened, UnreadableDocuments unreadable) {
        if (given == null) {
            return null;
        }
        GivenRun run = GivenRun.find(given, opened);
        unreadable.addAll(run.unreadable());
        return run;
    }

    private static @Nullable String idOf(@Nullable GivenRun run) {
        return run == null ? null : run.id();
    }

    /** What belongs to a run started after it, however long ago that was. */
    private TimeRange since(TimeRange range, @Nullable GivenRun run) {
        RunMetadata stored = run == null ? null : run.stored();
        boolean earlier = from == null && stored != null && stored.startedAt().isBefore(range.from());
        return earlier && stored != null ? range.from(stored.startedAt()) : range;
    }

    private Set<ShownStatus> wantedStatuses() {
        Set<ShownStatus> wanted = EnumSet.noneOf(ShownStatus.class);
        statuses.forEach(status -> wanted.add(ShownStatus.parse(status)));
        if (statuses.isEmpty()) {
            wanted.addAll(EnumSet.allOf(ShownStatus.class));
        }
        wanted.removeIf(status -> problems && !status.isProblem());
        return wanted;
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
}
