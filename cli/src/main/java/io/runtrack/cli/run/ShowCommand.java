package io.runtrack.cli.run;

import io.runtrack.answer.Fields;
import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.runs.RunList;
import io.runtrack.cli.terminal.Csv;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs show}: one run, what it is part of and what is part of it, its failures, files and emails if wanted. */
@Command(
        name = "show",
        sortOptions = false,
        description = {
            "Shows one run, what it is part of and what is part of it, with the failures of all of it grouped by error.",
            "A file counts by its last attempt."
        },
        footer = {"", "Example:", "  runtrack runs show 0f8fad5b --failed"})
public final class ShowCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(
            index = "0",
            paramLabel = "RUN_ID",
            description = "The run's id, or a beginning that no other run's id has.")
    private String runId = "";

    @Option(names = "--files", description = "Also every file that was processed.")
    private boolean files;

    @Option(names = "--failed", description = "Also the files that failed, and no others.")
    private boolean failed;

    @Option(names = "--attempts", description = "Each attempt at a file, and not only its last.")
    private boolean attempts;

    @Option(names = "--emails", description = "Also every email.")
    private boolean emails;

    @Option(names = "--error", paramLabel = "TYPE", description = "Only failed files with this type of error.")
    private @Nullable String error;

    @Option(names = "--agent", paramLabel = "AGENT", description = "Only files of this call-centre agent.")
    private @Nullable String agent;

    @Option(names = "--file", paramLabel = "TEXT", description = "Only files whose path holds this text.")
    private @Nullable String file;

    @Option(names = "--stack", description = "The stack trace below each failed file.")
    private boolean stack;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, json or csv; table by default.")
    private OutputFormat format = OutputFormat.TABLE;

    public ShowCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        TreeRecords.Wanted wanted = wanted();
        if (format == OutputFormat.CSV && wanted.emails() && wanted.files()) {
            throw new UsageMistake("a CSV holds one table; ask for files and emails one after the other");
        }
        ZoneId shownIn = zone.zone(surroundings.environment());
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            GivenTree given = GivenTree.find(runId, opened);
            TreeRecords records = new TreeRecords(opened, given.tree(), wanted);
            RunMetadata run = given.run();
            Ancestors ancestors = run == null || format != OutputFormat.TABLE
                    ? new Ancestors(List.of(), List.of())
                    : Ancestors.of(run, opened);
            List<RunStep> steps = run == null ? List.of() : opened.readSteps(run);
            write(given, steps, records, ancestors, shownIn);
            // Of a run without children nothing is said that a run which cannot be read could change.
            boolean sums = !given.tree().children().isEmpty();
            boolean broken = !records.unreadable().isEmpty()
                    || (sums && given.mayBeIncomplete())
                    || !ancestors.failures().isEmpty();
            ancestors.failures().forEach(screen::say);
            records.unreadable().addAll(given.unreadable());
            records.unreadable().report(screen);
            return broken ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    /** What narrows files down asks for files. */
    private TreeRecords.Wanted wanted() {
        boolean onlyFailed = failed || error != null || (stack && !files);
        boolean anyFiles = files || onlyFailed || attempts || agent != null || file != null;
        return new TreeRecords.Wanted(anyFiles, onlyFailed && !files, attempts, emails, error, agent, file);
    }

    private void write(GivenTree given, List<RunStep> steps, TreeRecords records, Ancestors ancestors, ZoneId shownIn)
            throws IOException {
        Instant now = surroundings.clock().instant();
        switch (format) {
            case TABLE -> new RunPage(screen, shownIn, now, stack).write(given, steps, records, ancestors);
            case JSON -> new RunJsonPage(screen, now).write(given, steps, records);
            case CSV -> writeCsv(given.run(), records, new RunList(screen, shownIn, now));
        }
    }

    private void writeCsv(@Nullable RunMetadata run, TreeRecords records, RunList list) throws IOException {
        Csv csv = new Csv(screen);
        if (records.wanted().files()) {
            records.files(rows -> csv.writeAll(Fields.FILE, rows));
        } else if (records.wanted().emails()) {
            records.emails(rows -> csv.writeAll(EmailFields.ALL, rows));
        } else if (run == null) {
            throw new Failure(
                    "run " + runId + " is not stored, only runs below it are; --format json shows their sums");
        } else {
            list.write(List.of(run), OutputFormat.CSV);
        }
    }
}
