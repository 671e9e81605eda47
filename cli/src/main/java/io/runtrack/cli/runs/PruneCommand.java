package io.runtrack.cli.runs;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Progress;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code prune}: deletes old runs, whole. It may be broken off and run again. */
@Command(
        name = "prune",
        sortOptions = false,
        description = {
            "Deletes the runs that started before a time, with their logs, and lists them.",
            "Runs that say that they are running are kept, stale ones too: recover finishes those, or recover --stale."
        },
        footer = {"", "Example:", "  runtrack prune --before 2025-01-01 --dry-run"})
public final class PruneCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(
            names = "--before",
            required = true,
            paramLabel = "TIME",
            description = "A day (2025-01-20), which is not deleted itself; an instant; or 90d, so long ago.")
    private String before = "";

    @Option(names = "--dry-run", description = "Only list what would be deleted.")
    private boolean dryRun;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, json or csv; table by default.")
    private OutputFormat format = OutputFormat.TABLE;

    public PruneCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Instant now = surroundings.clock().instant();
        ZoneId shownIn = zone.zone(surroundings.environment());
        TimeRange range = TimeRange.before(before, GivenTimes.ofOptions(shownIn, now));
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            RunListing old = listing(opened, range);
            List<RunMetadata> ended = old.runs().stream()
                    .filter(run -> run.status() != RunStatus.RUNNING)
                    .toList();
            List<RunMetadata> pruned = remove(ended, opened);
            new RunList(screen, shownIn, now).write(pruned, format);
            say(pruned.size(), (dryRun ? "would be deleted from " : "deleted from ") + opened.destination());
            if (ended.size() < old.runs().size()) {
                say(old.runs().size() - ended.size(), "kept, as the documents say that they are running");
            }
            UnreadableDocuments unreadable = new UnreadableDocuments();
            unreadable.addAll(old.unreadable());
            boolean hidden = unreadable.report(screen);
            return hidden || pruned.size() < ended.size() ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private RunListing listing(TrackingStorage opened, TimeRange range) {
        try (Progress progress = new Progress(screen, "runs read")) {
            return opened.listRuns(range.from(), range.to(), run -> {
                progress.step();
                return true;
            });
        }
    }

    private List<RunMetadata> remove(List<RunMetadata> runs, TrackingStorage opened) {
        RunRemoval removal = new RunRemoval(opened);
        List<RunMetadata> removed = new ArrayList<>();
        try (Progress progress =
                new Progress(screen, "of " + runs.size() + " runs " + (dryRun ? "looked at" : "deleted"))) {
            for (RunMetadata run : runs) {
                Optional<String> kept = dryRun ? removal.whyNot(run) : removal.remove(run);
                kept.ifPresentOrElse(why -> screen.say("runtrack: " + why), () -> removed.add(run));
                progress.step();
            }
        }
        removal.removeEmptyFolders().forEach(why -> screen.say("runtrack: " + why));
        return removed;
    }

    private void say(int count, String what) {
        screen.say(count + (count == 1 ? " run " : " runs ") + what);
    }
}
