package io.runtrack.cli.runs;

import io.runtrack.cli.option.DurationConverter;
import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.terminal.AnswerFormat;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code runs watch}: follows runs while they go on. Only reads; Ctrl+C ends it, and so does the end of what it
 * watches.
 */
@Command(
        name = "watch",
        sortOptions = false,
        description = {
            "Follows running runs until the last of them has ended: counts, files a second, failures.",
            "Without an id those that run now, and those that start meanwhile, however short they are."
        },
        footer = {"", "Example:", "  runtrack runs watch 8c1f --expected-files 12000"})
public final class WatchCommand implements Callable<Integer> {
    /** A storage that does not answer for so many looks does not come back soon. */
    private static final int MOST_FAILURES = 30;

    private static final int MOST_NAMED = 5;

    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN_ID",
            description = "Only this run: its id, or a beginning that no other run's id has.")
    private @Nullable String runId;

    @Option(
            names = "--interval",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "How often to look; 2s by default.")
    private Duration interval = Duration.ofSeconds(2);

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(
            names = "--expected-files",
            paramLabel = "COUNT",
            description = "How many files a run will have processed in the end; shows when that will be.")
    private @Nullable Long expectedFiles;

    @Option(names = "--fail", description = "Ends with 1 when one of them did not succeed.")
    private boolean fail;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or json: an object in one line for each change; text by default.")
    private AnswerFormat format = AnswerFormat.TEXT;

    public WatchCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (expectedFiles != null && expectedFiles < 1) {
            throw new UsageMistake("--expected-files " + expectedFiles + ": write a number above 0");
        }
        ZoneId shownIn = zone.zone(surroundings.environment());
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            WatchedRuns runs = watched(opened);
            nameUnreadable(runs);
            if (runs.all().isEmpty()) {
                screen.say("nothing is running in " + opened.destination());
                return ExitCode.DONE;
            }
            watch(runs, shownIn);
            boolean hidden = nameUnreadable(runs);
            if (fail) {
                judge(runs.all(), hidden);
            }
            return ExitCode.DONE;
        }
    }

    private void judge(List<WatchedRun> runs, boolean hidden) {
        Instant now = surroundings.clock().instant();
        List<RunMetadata> bad = runs.stream()
                .map(WatchedRun::run)
                .filter(run -> ShownStatus.of(run, now) != ShownStatus.SUCCESS)
                .toList();
        if (!bad.isEmpty()) {
            String named = bad.stream()
                    .limit(MOST_NAMED)
                    .map(run -> run.runId() + " (" + RunList.command(run) + ", "
                            + ShownStatus.of(run, now).text() + ")")
                    .collect(Collectors.joining(", "));
            int more = bad.size() - MOST_NAMED;
            throw new Failure(bad.size() + " of " + runs.size() + " runs did not succeed: " + named
                    + (more > 0 ? " and " + more + " more" : ""));
        }
        if (hidden) {
            throw new Failure("cannot tell whether all runs succeeded: one may be in what could not be read");
        }
    }

    /** Before and after, but not amid a picture that is drawn in place. */
    private boolean nameUnreadable(WatchedRuns runs) {
        UnreadableDocuments unreadable = new UnreadableDocuments();
        unreadable.addAll(runs.newlyUnreadable());
        return unreadable.report(screen);
    }

    private WatchedRuns watched(TrackingStorage opened) {
        Clock clock = surroundings.clock();
        return runId == null
                ? WatchedRuns.allOf(opened, clock)
                : WatchedRuns.only(GivenRun.stored(runId, opened, screen), opened, clock);
    }

    private void watch(WatchedRuns runs, ZoneId shownIn) throws IOException, InterruptedException {
        RunsView view = format == AnswerFormat.JSON
                ? new WatchJson(screen, expectedFiles)
                : new WatchView(screen, shownIn, surroundings, expectedFiles);
        int failures = 0;
        while (view.show(runs.all(), surroundings.clock().instant()) && !runs.areOver()) {
            Thread.sleep(interval.toMillis());
            try {
                runs.look();
                failures = 0;
            } catch (UncheckedIOException unanswered) {
                failures++;
                if (failures >= MOST_FAILURES) {
                    throw unanswered;
                }
            }
        }
    }
}
