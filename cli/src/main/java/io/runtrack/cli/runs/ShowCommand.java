package io.runtrack.cli.runs;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.terminal.Csv;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.FoundRun;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs show}: one run, its failures grouped by error, its files and emails if wanted. */
@Command(
        name = "show",
        sortOptions = false,
        description = "Shows one run, with its failures grouped by error.",
        footer = {"", "Example:", "  java -jar runtrack.jar runs show 0f8fad5b --failed"})
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

    @Option(names = "--emails", description = "Also every email.")
    private boolean emails;

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
        if (format == OutputFormat.CSV && emails && (files || failed)) {
            throw new UsageMistake("a CSV holds one table; ask for files and emails one after the other");
        }
        ZoneId shownIn = zone.zone(surroundings.environment());
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            RunMetadata run = find(runId, opened, screen);
            RunRecords records = new RunRecords(opened, run, new RunRecords.Wanted(files || failed, failed, emails));
            write(run, records, shownIn);
            return records.unreadable().report(screen) ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    /**
     * The run of an id or a beginning of one; nothing that is no id gets as far as the storage. What could not be
     * looked through is named, and no reason not to show what was found.
     */
    static RunMetadata find(String id, TrackingStorage storage, Screen screen) {
        GivenRun.checkId(id);
        FoundRun found = storage.searchRun(id);
        List<UnreadableDocument> unread = found.unreadable();
        UnreadableDocuments unreadable = new UnreadableDocuments();
        unreadable.addAll(unread);
        RunMetadata run = found.orNull();
        if (run == null) {
            throw new Failure("no run's id begins with '" + id + "' in " + storage.destination()
                    + (unread.isEmpty() ? "; runs list shows which there are" : WhatHides.one(unread)));
        }
        unreadable.report(screen);
        return run;
    }

    private void write(RunMetadata run, RunRecords records, ZoneId shownIn) throws IOException {
        Instant now = surroundings.clock().instant();
        switch (format) {
            case TABLE -> new RunPage(screen, shownIn, now).write(run, records);
            case JSON -> new RunJsonPage(screen, now).write(run, records);
            case CSV -> writeCsv(run, records, new RunList(screen, shownIn, now));
        }
    }

    private void writeCsv(RunMetadata run, RunRecords records, RunList list) throws IOException {
        Csv csv = new Csv(screen);
        if (records.wanted().files()) {
            records.files(rows -> csv.writeAll(Fields.FILE, rows));
        } else if (records.wanted().emails()) {
            records.emails(rows -> csv.writeAll(Fields.email(run.runId()), rows));
        } else {
            list.write(List.of(run), OutputFormat.CSV);
        }
    }
}
