package io.runtrack.cli.runs;

import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.RunCause;
import io.runtrack.answer.ShownDuration;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Column;
import io.runtrack.cli.terminal.Csv;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Table;
import io.runtrack.cli.terminal.Times;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.Sums;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a list of runs in each format. */
public final class RunList {
    public static final int SHORTEST_ID = 8;

    static final int WIDTH_FOR_WHOLE_TIMES = 100;
    private static final Duration NO_YEAR_NEEDED = Duration.ofDays(300);
    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final int WIDEST_BRIEF_HEADING = "STARTED (UTC)".length();

    private final Screen screen;
    private final ZoneId zone;
    private final Instant now;

    public RunList(Screen screen, ZoneId zone, Instant now) {
        this.screen = screen;
        this.zone = zone;
        this.now = now;
    }

    public void write(List<RunMetadata> runs, OutputFormat format) throws IOException {
        write(DrawnTree.flat(runs), format);
    }

    /** As a table, each run below its parent. */
    public void writeTree(List<RunMetadata> runs) throws IOException {
        write(DrawnTree.of(runs), OutputFormat.TABLE);
    }

    void write(Collection<DrawnTree.Branch> branches, OutputFormat format) throws IOException {
        List<RunMetadata> runs = branches.stream().map(DrawnTree.Branch::run).toList();
        switch (format) {
            case TABLE -> writeTable(branches, runs);
            case JSON -> writeJson(runs);
            case CSV -> writeCsv(runs);
        }
    }

    private void writeTable(Collection<DrawnTree.Branch> branches, List<RunMetadata> runs) throws IOException {
        if (runs.isEmpty()) {
            return;
        }
        int idLength = screen.isTerminal() ? telling(runs) : Integer.MAX_VALUE;
        RunLabels labels = RunLabels.of(runs);
        boolean brief = isBrief(runs);
        String zoned = "STARTED (" + zone + ")";
        boolean zoneFits = !brief || zoned.length() <= WIDEST_BRIEF_HEADING;
        List<Column> columns = List.of(
                Column.fixed("RUN"),
                Column.flexible("COMMAND"),
                Column.optionalName("LABELS"),
                Column.fixed("STATUS"),
                Column.fixed(zoneFits ? zoned : "STARTED"),
                Column.optionalNumber("TOOK"),
                Column.optionalNumber("FILES"),
                Column.optionalNumber("EMAILS"),
                Column.remark("CAUSE"));
        Table table = new Table(columns, screen, 0);
        if (!labels.common().isEmpty()) {
            table.saying(Cell.of("LABELS " + labels.common()).text());
        }
        if (!zoneFits) {
            table.saying("times in " + zone);
        }
        table.printAll(branches.stream()
                .map(branch -> row(branch, idLength, labels, brief))
                .toList());
    }

    private List<Cell> row(DrawnTree.Branch branch, int idLength, RunLabels labels, boolean brief) {
        RunMetadata run = branch.run();
        ShownStatus status = ShownStatus.of(run, now);
        return List.of(
                Cell.of(branch.lines() + start(run.runId(), idLength)),
                Cell.of(command(run)),
                Cell.of(labels.ofItsOwn(run)),
                status.cell(),
                Cell.of(brief ? BRIEF.format(run.startedAt().atZone(zone)) : Times.shown(run.startedAt(), zone)),
                Cell.of(took(run, now)),
                Cell.of(Long.toString(run.totalFiles())),
                Cell.of(emailCount(run)),
                Cell.of(RunCause.of(run, now), status.style()));
    }

    /** Where there is little room, the year and the seconds say least; but not what happened years ago. */
    private boolean isBrief(List<RunMetadata> runs) {
        return screen.width() < WIDTH_FOR_WHOLE_TIMES
                && runs.stream()
                        .allMatch(run -> Duration.between(run.startedAt(), now).compareTo(NO_YEAR_NEEDED) < 0);
    }

    private static @Nullable String emailCount(RunMetadata run) {
        long emails = Sums.emails(run);
        return emails == 0 ? null : Long.toString(emails);
    }

    /** What an id must be cut to so that no two of the list look the same. */
    private static int telling(List<RunMetadata> runs) {
        for (int length = SHORTEST_ID; ; length++) {
            Set<String> seen = new HashSet<>();
            boolean cut = false;
            for (RunMetadata run : runs) {
                seen.add(start(run.runId(), length));
                cut |= run.runId().length() > length;
            }
            if (seen.size() == runs.size() || !cut) {
                return length;
            }
        }
    }

    public static String start(String id, int length) {
        return id.length() <= length ? id : id.substring(0, length);
    }

    /** Null where nobody knows: other writers may not say when a run ended. */
    static @Nullable String took(RunMetadata run, Instant now) {
        Duration taken = Times.taken(run);
        if (taken == null) {
            boolean goesOn = ShownStatus.of(run, now) == ShownStatus.RUNNING;
            return goesOn ? ShownDuration.of(Duration.between(run.startedAt(), now)) : null;
        }
        return ShownDuration.of(taken);
    }

    /** How many records the run could not keep; empty without any, so that the column stays away. */
    static Cell dropped(RunMetadata run) {
        return run.droppedRecords() == 0 ? Cell.of(null) : Cell.of(Long.toString(run.droppedRecords()), Style.BAD);
    }

    /** Only what there is: empty without any. */
    static String emails(RunMetadata run) {
        return Stream.of(run.emailsSent() + " sent", run.emailsFailed() + " failed", run.emailsSkipped() + " skipped")
                .filter(part -> !part.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }

    private void writeJson(List<RunMetadata> runs) throws IOException {
        try (JsonOutput json = new JsonOutput(screen.out())) {
            json.generator().writeStartArray();
            for (RunMetadata run : runs) {
                Fields.writeRun(json, run, now);
            }
            json.generator().writeEndArray();
        }
    }

    private void writeCsv(List<RunMetadata> runs) throws IOException {
        new Csv(screen).writeAll(Fields.row(now), runs.stream());
    }

    /** With its subcommand. */
    public static String command(RunMetadata run) {
        return run.subcommand() == null ? run.command() : run.command() + " " + run.subcommand();
    }
}
