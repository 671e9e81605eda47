package io.runtrack.cli.runs;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.cli.option.DurationConverter;
import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.TimeRange;
import io.runtrack.cli.terminal.AnswerFormat;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.JsonOutput;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.Times;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            "Succeeds if the last run of a command that started in a span of time succeeded, and otherwise says in one line why not.",
            "A run that still goes on has not succeeded yet, and neither has one that succeeded in part."
        },
        footer = {"", "Example:", "  java -jar runtrack.jar check --command transcribe --within 26h"})
public final class CheckCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(names = "--command", required = true, paramLabel = "NAME", description = "The command.")
    private String command = "";

    @Option(names = "--subcommand", paramLabel = "NAME", description = "Only runs of this subcommand count.")
    private @Nullable String subcommand;

    @Option(
            names = "--within",
            required = true,
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "How far back a run may have started: 90m, 26h, 7d.")
    private Duration within = Duration.ZERO;

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
        Instant now = surroundings.clock().instant();
        TimeRange range = TimeRange.last(within, now);
        RunFilter filter = new RunFilter(command, subcommand, Map.of());
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            RunListing listing = opened.listRuns(range.from(), range.to(), run -> filter.accepts(run, now));
            RunMetadata last = listing.runs().isEmpty() ? null : listing.runs().get(0);
            String answer = last == null
                    ? "no run of " + name() + " has started since " + time(range.from()) + " in " + opened.destination()
                    : answer(last, now);
            boolean told = isWholeStory(last, listing, now);
            boolean succeeded = told && last != null && ShownStatus.of(last, now) == ShownStatus.SUCCESS;
            String line = (told ? "" : "cannot tell whether " + name() + " succeeded: ")
                    + answer
                    + (succeeded ? "" : WhatHides.one(listing.unreadable()));
            return answer(new Answer(succeeded, line, range.from(), last, listing.unreadable()), now);
        }
    }

    private int answer(Answer answer, Instant now) throws IOException {
        if (format == AnswerFormat.JSON) {
            writeJson(answer, now);
            return answer.succeeded ? ExitCode.DONE : ExitCode.FAILED;
        }
        if (!answer.succeeded) {
            throw new Failure(answer.message);
        }
        screen.out().println(Cell.of(answer.message).text());
        UnreadableDocuments earlier = new UnreadableDocuments();
        earlier.addAll(answer.unreadable);
        earlier.report(screen);
        return ExitCode.DONE;
    }

    /**
     * Not if a later run may be hidden by what could not be read, or if the last one succeeded and dropped records,
     * which may be of failures.
     */
    private static boolean isWholeStory(@Nullable RunMetadata last, RunListing listing, Instant now) {
        boolean hidden = listing.unreadable().stream()
                .anyMatch(each -> last == null || RunLayout.mayHideRunsSince(last.startedAt(), each));
        boolean leaky = last != null && last.droppedRecords() > 0 && ShownStatus.of(last, now) == ShownStatus.SUCCESS;
        return !hidden && !leaky;
    }

    /** What JSON says. */
    private record Answer(
            boolean succeeded,
            String message,
            Instant since,
            @Nullable RunMetadata last,
            List<UnreadableDocument> unreadable) {}

    private void writeJson(Answer answer, Instant now) throws IOException {
        try (JsonOutput json = new JsonOutput(screen.out())) {
            JsonGenerator generator = json.generator();
            generator.writeStartObject();
            generator.writeStringField("command", command);
            generator.writeStringField("subcommand", subcommand);
            generator.writeStringField("since", Times.stored(answer.since));
            generator.writeBooleanField("succeeded", answer.succeeded);
            generator.writeStringField("message", answer.message);
            generator.writeFieldName("run");
            if (answer.last == null) {
                generator.writeNull();
            } else {
                Fields.writeRun(json, answer.last, now);
            }
            generator.writeArrayFieldStart("unreadable");
            for (UnreadableDocument document : answer.unreadable) {
                generator.writeString(document.toString());
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private String answer(RunMetadata last, Instant now) {
        if (ShownStatus.of(last, now) != ShownStatus.SUCCESS) {
            return "the last run of " + name() + ", " + last.runId() + ", " + why(last, now);
        }
        Instant ended = last.completedAt() == null ? last.startedAt() : last.completedAt();
        if (last.droppedRecords() > 0) {
            return "run " + last.runId() + " ended as success at " + time(ended) + ", but dropped "
                    + last.droppedRecords() + " records; what became of those, nobody knows";
        }
        return name() + " succeeded: run " + last.runId() + " ended " + time(ended);
    }

    private static String why(RunMetadata run, Instant now) {
        String error = RunWords.error(run.errorType(), run.errorMessage());
        return switch (ShownStatus.of(run, now)) {
            case RUNNING -> "has been running since " + time(run.startedAt());
            case STALE ->
                "says that it is running, but was last heard of at "
                        + time(run.heartbeatAt() == null ? run.startedAt() : run.heartbeatAt());
            case PARTIAL_SUCCESS ->
                "succeeded in part only: " + run.failedCount() + " of " + run.totalFiles() + " files and "
                        + run.emailsFailed() + " emails failed";
            case ABORTED -> "was aborted" + (error == null ? "" : ": " + error);
            default -> "failed" + (error == null ? "" : ": " + error);
        };
    }

    private String name() {
        return subcommand == null ? command : command + " " + subcommand;
    }

    private static String time(Instant instant) {
        return Times.shown(instant, Times.UTC) + " UTC";
    }
}
