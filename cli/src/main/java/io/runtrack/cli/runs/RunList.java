package io.runtrack.cli.runs;

import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Column;
import io.runtrack.cli.terminal.Csv;
import io.runtrack.cli.terminal.Field;
import io.runtrack.cli.terminal.JsonOutput;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Table;
import io.runtrack.cli.terminal.Times;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a list of runs in each format. */
public final class RunList {
    static final int SHORTEST_ID = 8;

    private final Screen screen;
    private final ZoneId zone;
    private final Instant now;

    public RunList(Screen screen, ZoneId zone, Instant now) {
        this.screen = screen;
        this.zone = zone;
        this.now = now;
    }

    public void write(List<RunMetadata> runs, OutputFormat format) throws IOException {
        switch (format) {
            case TABLE -> writeTable(runs);
            case JSON -> writeJson(runs);
            case CSV -> writeCsv(runs);
        }
    }

    private void writeTable(List<RunMetadata> runs) throws IOException {
        if (runs.isEmpty()) {
            return;
        }
        int idLength = screen.isTerminal() ? telling(runs) : Integer.MAX_VALUE;
        List<Column> columns = List.of(
                Column.fixed("RUN"),
                Column.flexible("COMMAND"),
                Column.fixed("STATUS"),
                Column.fixed("STARTED (" + zone + ")"),
                Column.number("TOOK"),
                Column.number("FILES"),
                Column.number("FAILED"),
                Column.numberIfAny("DROPPED"),
                Column.optional("EMAILS"),
                Column.optional("ERROR"));
        new Table(columns, screen, 0).print(runs.stream().map(run -> row(run, idLength)));
    }

    private List<Cell> row(RunMetadata run, int idLength) {
        ShownStatus status = ShownStatus.of(run, now);
        return List.of(
                Cell.of(start(run.runId(), idLength)),
                Cell.of(command(run)),
                status.cell(),
                Cell.of(Times.shown(run.startedAt(), zone)),
                Cell.of(took(run, status)),
                Cell.of(Long.toString(run.totalFiles())),
                run.failedCount() == 0 ? Cell.of("0") : Cell.of(Long.toString(run.failedCount()), Style.BAD),
                dropped(run),
                Cell.of(emails(run)),
                Cell.of(RunSummary.error(run.errorType(), run.errorMessage())));
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

    static String start(String id, int length) {
        return id.length() <= length ? id : id.substring(0, length);
    }

    private @Nullable String took(RunMetadata run, ShownStatus status) {
        Duration taken = Times.taken(run);
        if (taken == null) {
            return status == ShownStatus.RUNNING ? Times.shown(Duration.between(run.startedAt(), now)) : null;
        }
        return Times.shown(taken);
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
        List<Field<RunMetadata>> fields = new ArrayList<>(Fields.run(now));
        fields.add(new Field<>("labels", RunList::labels));
        fields.addAll(Fields.environment());
        new Csv(screen).writeAll(fields, runs.stream());
    }

    /** With its subcommand. */
    static String command(RunMetadata run) {
        return run.subcommand() == null ? run.command() : run.command() + " " + run.subcommand();
    }

    static String labels(RunMetadata run) {
        return run.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(";"));
    }
}
