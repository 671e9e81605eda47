package io.runtrack.cli.run;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.runs.GivenRun;
import io.runtrack.cli.runs.RunList;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.AnswerFormat;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.figures.ComparedRun;
import io.runtrack.figures.RunComparison;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunTree;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs compare}: what is different from an earlier run. */
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Compares a run with an earlier one: counts, time, errors, failed files. Files count by their last attempt.",
            "The earlier one is the last ended run of the same command, subcommand and labels, unless it is named."
        },
        footer = {"", "Example:", "  runtrack runs compare 0f8fad5b"})
public final class CompareCommand implements Callable<Integer> {
    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    /** So many are read day by day, the newest first; all others at once. */
    private static final Duration LATELY = Duration.ofDays(60);

    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run: its id, or a beginning that no other id has.")
    private String given = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "RUN", description = "The earlier run to compare it with.")
    private @Nullable String givenBefore;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; text by default.")
    private AnswerFormat format = AnswerFormat.TEXT;

    public CompareCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        ZoneId shownIn = zone.zone(surroundings.environment());
        Instant now = surroundings.clock().instant();
        UnreadableDocuments unreadable = new UnreadableDocuments();
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            RunMetadata run = GivenRun.stored(given, opened, screen);
            RunMetadata before = givenBefore == null
                    ? lastBefore(run, opened, unreadable)
                    : GivenRun.stored(givenBefore, opened, screen);
            if (run.runId().equals(before.runId())) {
                throw new UsageMistake("both are run " + run.runId() + "; name two");
            }
            ComparedRun newer = read(run, opened, now, unreadable);
            ComparedRun older = read(before, opened, now, unreadable);
            RunComparison comparison = new RunComparison(newer, older);
            if (format == AnswerFormat.JSON) {
                new ComparisonJson(screen, now).write(comparison);
            } else {
                new ComparisonPage(screen, shownIn, now).write(comparison);
            }
            return unreadable.report(screen) ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private RunMetadata lastBefore(RunMetadata run, TrackingStorage opened, UnreadableDocuments unreadable) {
        Instant end = run.startedAt().minusNanos(1);
        for (Instant start : new Instant[] {end.minus(LATELY), EVER}) {
            RunListing found = opened.listRuns(start, end, other -> RunComparison.isLike(run, other), 1);
            if (!found.runs().isEmpty() || start.equals(EVER)) {
                unreadable.addAll(found.unreadable());
            }
            if (!found.runs().isEmpty()) {
                return found.runs().get(0);
            }
        }
        unreadable.report(screen);
        throw new Failure("no run of " + RunList.command(run) + " with the same labels ended before " + run.runId()
                + "; name the one to compare it with");
    }

    /** With its workers. Other machines' clocks may be behind. */
    private static ComparedRun read(
            RunMetadata run, TrackingStorage opened, Instant now, UnreadableDocuments unreadable) {
        TimeRange since =
                TimeRange.last(Duration.ZERO, now).from(run.startedAt().minus(Duration.ofHours(1)));
        RunListing workers = opened.listRuns(
                since.from(), since.to(), other -> run.runId().equals(other.parentRunId()) && other.worker() != null);
        unreadable.addAll(workers.unreadable());
        List<RunMetadata> family = new ArrayList<>(workers.runs());
        family.add(run);
        return ComparedRun.read(run, RunTree.of(run.runId(), family).parts(), opened, unreadable::add);
    }
}
