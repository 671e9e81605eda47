package io.runtrack.cli.check;

import io.runtrack.cli.option.DurationConverter;
import io.runtrack.cli.option.LabelOption;
import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.AnswerFormat;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: whether a command has done its work lately, for cron and probes. */
@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Succeeds if the last run of a command that started in a span of time succeeded, with all that is part of it,",
            "and otherwise says in one line why not. A re-run counts when it repaired every failed file.",
            "A run that still goes on has not succeeded yet, and neither has one that succeeded in part."
        },
        footer = {"", "Example:", "  runtrack check --command transcribe --within 26h"})
public final class CheckCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(names = "--command", required = true, paramLabel = "NAME", description = "The command.")
    private String command = "";

    @Option(names = "--subcommand", paramLabel = "NAME", description = "Only runs of this subcommand count.")
    private @Nullable String subcommand;

    @Mixin
    private LabelOption labels = new LabelOption();

    @Option(
            names = "--within",
            required = true,
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "How far back a run may have started: 90m, 26h, 7d.")
    private Duration within = Duration.ZERO;

    @Option(names = "--expect", paramLabel = "COUNT", description = "How many parts (different workers) there must be.")
    private @Nullable Integer expect;

    @Option(names = "--no-children", description = "Looks at the run alone, and not at what is part of it.")
    private boolean alone;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or json, which is written to stdout whatever the answer; text by default.")
    private AnswerFormat format = AnswerFormat.TEXT;

    public CheckCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (expect != null && expect < 1) {
            throw new UsageMistake("--expect " + expect + ": write a number above 0");
        }
        if (expect != null && alone) {
            throw new UsageMistake("--expect counts children, which --no-children leaves out; give one of them");
        }
        Instant now = surroundings.clock().instant();
        TimeRange range = TimeRange.last(within, now);
        Checked what = new Checked(command, subcommand, labels.wanted(), alone, expect);
        Verdict verdict;
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            verdict = new Check(opened, what, now).since(range);
        }
        if (format == AnswerFormat.JSON) {
            new CheckJson(screen, now).write(what, range, verdict);
            return verdict.succeeded() ? ExitCode.DONE : ExitCode.FAILED;
        }
        if (!verdict.succeeded()) {
            throw new Failure(verdict.message());
        }
        screen.out().println(Cell.of(verdict.message()).text());
        UnreadableDocuments earlier = new UnreadableDocuments();
        earlier.addAll(verdict.unreadable());
        earlier.report(screen);
        return ExitCode.DONE;
    }
}
