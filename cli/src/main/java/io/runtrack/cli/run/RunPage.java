package io.runtrack.cli.run;

import io.runtrack.answer.Field;
import io.runtrack.answer.RunWords;
import io.runtrack.answer.ShownDuration;
import io.runtrack.cli.runs.RunList;
import io.runtrack.cli.runs.RunSums;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Column;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Table;
import io.runtrack.figures.FailureGroups;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes one run and its tree for people. */
final class RunPage {
    private static final int INDENT = 2;
    private static final int MOST_GROUPS = 20;
    private static final int MOST_BELOW = 50;
    private static final List<Column> GROUP_COLUMNS = List.of(
            Column.number("FILES"), Column.fixed("ERROR"), Column.flexible("MESSAGE"), Column.path("FIRST FILE"));
    private static final List<Column> FILE_COLUMNS = List.of(
            Column.fixed("STATUS"),
            Column.path("FILE"),
            Column.number("TOOK"),
            Column.number("ATTEMPT"),
            Column.flexible("ERROR"),
            Column.optionalNumber("ITEMS"),
            Column.optionalNumber("SKIPPED"),
            Column.optional("TYPE"),
            Column.optional("AGENT"),
            Column.optionalPath("OUTPUT"));
    private static final List<Column> STEP_COLUMNS = List.of(
            Column.fixed("STATUS"),
            Column.flexible("STEP"),
            Column.number("TOOK"),
            Column.number("READ"),
            Column.number("WRITTEN"),
            Column.number("FILTERED"),
            Column.number("SKIPPED"),
            Column.flexible("ERROR"));
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
    private final boolean stacks;

    /** @param stacks whether a failed file's stack trace stands below it */
    RunPage(Screen screen, ZoneId zone, Instant now, boolean stacks) {
        this.screen = screen;
        this.zone = zone;
        this.now = now;
        this.stacks = stacks;
    }

    void write(GivenTree given, List<RunStep> steps, TreeRecords records, Ancestors ancestors) throws IOException {
        new RunSummary(screen, zone, now).write(given, ancestors);
        writeSteps(steps);
        writeBelow(given);
        writeFailures(given, records);
        if (records.wanted().files()) {
            heading(records.wanted().onlyFailed() ? "Failed files" : "Files");
            records.files(this::writeFiles);
        }
        if (records.wanted().emails()) {
            heading("Emails");
            records.emails(rows -> new Table(EMAIL_COLUMNS, screen, INDENT).print(rows.map(RunPage::emailRow)));
        }
    }

    private void writeBelow(GivenTree given) throws IOException {
        List<RunMetadata> below = new ArrayList<>(given.tree().runs());
        below.remove(given.run());
        if (below.isEmpty()) {
            return;
        }
        heading("Runs that are part of it");
        List<RunMetadata> shown = below.subList(0, Math.min(below.size(), MOST_BELOW));
        new RunList(screen, zone, now).writeTree(shown);
        if (shown.size() < below.size()) {
            screen.out()
                    .println("and " + (below.size() - shown.size()) + " more; runs list --parent "
                            + given.tree().runId() + " lists those directly below it");
        }
        screen.out()
                .println("With all of it, "
                        + RunSums.of(given.tree().runs(), now).words());
        given.tree().replaced().forEach(run -> screen.out()
                .println(Cell.of("not counted: " + run.runId() + ", whose part (worker " + run.worker()
                                + ") was run again")
                        .text()));
    }

    private void writeSteps(List<RunStep> steps) throws IOException {
        if (!steps.isEmpty()) {
            heading("Steps");
            new Table(STEP_COLUMNS, screen, INDENT)
                    .print(steps.stream().limit(MOST_BELOW).map(RunPage::stepRow));
        }
        if (steps.size() > MOST_BELOW) {
            screen.out().println("  and " + (steps.size() - MOST_BELOW) + " more; --format json has all");
        }
    }

    private void writeFailures(GivenTree given, TreeRecords records) throws IOException {
        FailureGroups failures = records.failures();
        long repaired = records.repaired();
        List<FailureGroups.Group> groups = failures.largestFirst();
        if (!groups.isEmpty()) {
            heading("Failures by error" + (given.tree().children().isEmpty() ? "" : ", with all that is part of it"));
            new Table(GROUP_COLUMNS, screen, INDENT)
                    .print(groups.stream().limit(MOST_GROUPS).map(RunPage::groupRow));
        }
        if (groups.size() > MOST_GROUPS) {
            screen.out().println("  and " + (groups.size() - MOST_GROUPS) + " more kinds of error; --failed shows all");
        }
        if (repaired > 0) {
            String files = RunWords.counted(repaired, "file");
            screen.out()
                    .println((groups.isEmpty() ? "\n" : "  ") + files
                            + " failed at first, and not at last; --attempts shows each attempt");
        }
    }

    private void writeFiles(Stream<FileProcessingLog> rows) throws IOException {
        if (!stacks) {
            new Table(FILE_COLUMNS, screen, INDENT).print(rows.map(RunPage::fileRow));
            return;
        }
        Table table = new Table(FILE_COLUMNS, screen, INDENT).steady();
        for (Iterator<FileProcessingLog> files = rows.iterator(); files.hasNext(); ) {
            FileProcessingLog file = files.next();
            List<Cell> row = fileRow(file);
            table.printMore(List.of(row), row);
            if (file.errorStack() != null) {
                file.errorStack().lines().forEach(line -> screen.out()
                        .println("      "
                                + Style.FAINT.apply(
                                        Cell.of(line.replace("\t", "    ")).text(), screen.colours())));
            }
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
                Cell.of(taken == null ? null : ShownDuration.of(Duration.ofMillis(taken))),
                Cell.of(Integer.toString(file.attempt())),
                Cell.of(RunWords.error(file.errorType(), file.errorMessage())),
                number(file.itemsRead()),
                number(file.itemsSkipped()),
                Cell.of(file.fileType()),
                Cell.of(file.agentId()),
                Cell.of(file.outputPath()));
    }

    private static List<Cell> stepRow(RunStep step) {
        Instant started = step.startedAt();
        Instant ended = step.completedAt();
        return List.of(
                Cell.of(
                        step.status(),
                        switch (step.status()) {
                            case "completed" -> Style.GOOD;
                            case "failed" -> Style.BAD;
                            default -> Style.PLAIN;
                        }),
                Cell.of(step.name()),
                Cell.of(started == null || ended == null ? null : ShownDuration.of(Duration.between(started, ended))),
                count(step, step.read()),
                count(step, step.written()),
                count(step, step.filtered()),
                count(step, step.skipped()),
                Cell.of(RunWords.error(step.errorType(), step.errorMessage())));
    }

    /** A step that only started has counted nothing yet that is known. */
    private static Cell count(RunStep step, long items) {
        return number(step.status().equals("started") ? null : items);
    }

    private static Cell number(@Nullable Long number) {
        return Cell.of(number == null ? null : number.toString());
    }

    private static List<Cell> emailRow(TreeRecords.Email email) {
        Style style =
                switch (email.result().status()) {
                    case SENT -> Style.GOOD;
                    case FAILED -> Style.BAD;
                    case SKIPPED -> Style.FAINT;
                };
        Integer code = email.result().smtpCode();
        return List.of(
                Cell.of(Field.lower(email.result().status()), style),
                Cell.of(email.result().email()),
                Cell.of(email.result().reason()),
                Cell.of(code == null ? null : code.toString()),
                Cell.of(email.result().agentId()),
                Cell.of(email.result().agentName()),
                Cell.of(email.result().messageId()));
    }

    private void heading(String text) {
        screen.out().println();
        screen.out().println(Style.HEADING.apply(text, screen.colours()));
    }
}
