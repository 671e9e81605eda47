package io.runtrack.cli.runs;

import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Column;
import io.runtrack.cli.terminal.Field;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Table;
import io.runtrack.cli.terminal.Times;
import io.runtrack.figures.FailureGroups;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Writes one run for people. */
final class RunPage {
    private static final int INDENT = 2;
    private static final int MOST_GROUPS = 20;
    private static final List<Column> GROUP_COLUMNS = List.of(
            Column.number("COUNT"), Column.fixed("ERROR"), Column.flexible("MESSAGE"), Column.path("FIRST FILE"));
    private static final List<Column> FILE_COLUMNS = List.of(
            Column.fixed("STATUS"),
            Column.path("FILE"),
            Column.number("TOOK"),
            Column.number("ATTEMPT"),
            Column.flexible("ERROR"),
            Column.optional("TYPE"),
            Column.optional("AGENT"),
            Column.optionalPath("OUTPUT"));
    private static final List<Column> EMAIL_COLUMNS = List.of(
            Column.fixed("STATUS"),
            Column.flexible("EMAIL"),
            Column.flexible("REASON"),
            Column.optional("CODE"),
            Column.optional("AGENT"),
            Column.optional("NAME"),
            Column.optional("MESSAGE ID"));

    private final Screen screen;
    private final ZoneId zone;
    private final Instant now;

    RunPage(Screen screen, ZoneId zone, Instant now) {
        this.screen = screen;
        this.zone = zone;
        this.now = now;
    }

    void write(RunMetadata run, RunRecords records) throws IOException {
        new RunSummary(screen, zone, now).write(run);
        writeFailures(run, records);
        if (records.wanted().files()) {
            heading(records.wanted().onlyFailed() ? "Failed files" : "Files");
            records.files(rows -> new Table(FILE_COLUMNS, screen, INDENT).print(rows.map(RunPage::fileRow)));
        }
        if (records.wanted().emails()) {
            heading("Emails");
            records.emails(rows -> new Table(EMAIL_COLUMNS, screen, INDENT).print(rows.map(RunPage::emailRow)));
        }
    }

    private void writeFailures(RunMetadata run, RunRecords records) throws IOException {
        FailureGroups failures = new FailureGroups();
        records.failedFiles(rows -> rows.forEach(file -> failures.add(file, run.runId())));
        List<FailureGroups.Group> groups = failures.largestFirst();
        if (groups.isEmpty()) {
            return;
        }
        heading("Failures by error (every attempt counts)");
        new Table(GROUP_COLUMNS, screen, INDENT)
                .print(groups.stream().limit(MOST_GROUPS).map(RunPage::groupRow));
        if (groups.size() > MOST_GROUPS) {
            screen.out().println("  and " + (groups.size() - MOST_GROUPS) + " more kinds of error; --failed shows all");
        }
    }

    private static List<Cell> groupRow(FailureGroups.Group group) {
        return List.of(
                Cell.of(Long.toString(group.count())),
                Cell.of(group.cause().type(), Style.BAD),
                Cell.of(group.firstMessage()),
                Cell.of(group.firstFile()));
    }

    private static List<Cell> fileRow(FileProcessingLog file) {
        Style style =
                switch (file.status()) {
                    case SUCCESS -> Style.GOOD;
                    case FAILED -> Style.BAD;
                    case SKIPPED -> Style.FAINT;
                };
        Long taken = file.processingTimeMs();
        return List.of(
                Cell.of(Field.lower(file.status()), style),
                Cell.of(file.filePath()),
                Cell.of(taken == null ? null : Times.shown(Duration.ofMillis(taken))),
                Cell.of(Integer.toString(file.attempt())),
                Cell.of(RunSummary.error(file.errorType(), file.errorMessage())),
                Cell.of(file.fileType()),
                Cell.of(file.agentId()),
                Cell.of(file.outputPath()));
    }

    private static List<Cell> emailRow(EmailResult email) {
        Style style =
                switch (email.status()) {
                    case SENT -> Style.GOOD;
                    case FAILED -> Style.BAD;
                    case SKIPPED -> Style.FAINT;
                };
        return List.of(
                Cell.of(Field.lower(email.status()), style),
                Cell.of(email.email()),
                Cell.of(email.reason()),
                Cell.of(email.smtpCode() == null ? null : email.smtpCode().toString()),
                Cell.of(email.agentId()),
                Cell.of(email.agentName()),
                Cell.of(email.messageId()));
    }

    private void heading(String text) {
        screen.out().println();
        screen.out().println(Style.HEADING.apply(text, screen.colours()));
    }
}
