package io.runtrack.ui.api;

import io.runtrack.answer.JsonOutput;
import io.runtrack.figures.Command;
import io.runtrack.figures.ExpectedRun;
import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.MissedRun;
import io.runtrack.figures.MissedRuns;
import io.runtrack.figures.Period;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.ui.index.Runs;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Days beside one another, and what each command did in each of them. */
final class Grid {
    /** The worst last. */
    private static final List<RunState> BY_URGENCY = List.of(
            RunState.SUCCESS,
            RunState.RUNNING,
            RunState.PARTIAL_SUCCESS,
            RunState.STALE,
            RunState.ABORTED,
            RunState.FAILED);

    private final List<LocalDate> days = new ArrayList<>();
    private final Map<Command, Map<LocalDate, Cell>> rows = new TreeMap<>();

    /** What a command did in a day. */
    private static final class Cell {
        private int runs;
        private @Nullable RunState state;
        private long failedFiles;
        private long failedEmails;
        private int missed;

        void add(RunMetadata run, Instant now) {
            RunState other = RunState.of(run, now);
            boolean isWorse = state == null || BY_URGENCY.indexOf(other) > BY_URGENCY.indexOf(state);
            state = isWorse ? other : state;
            runs++;
            failedFiles += run.failedCount();
            failedEmails += run.emailsFailed();
        }
    }

    private Grid() {}

    static Grid of(Runs runs, FigureOptions options, LocalDate last, int days, ZoneId zone, Instant now) {
        Grid grid = new Grid();
        for (int back = days - 1; back >= 0; back--) {
            grid.days.add(last.minusDays(back));
        }
        Period period = new Period(
                Period.of(grid.days.get(0), zone).from(), Period.of(last, zone).to());
        List<RunMetadata> counting =
                runs.counting(runs.between(period.from(), period.to()).runs());
        for (RunMetadata run : counting) {
            if (options.wanted().test(run)) {
                grid.cell(Command.of(run), LocalDate.ofInstant(run.startedAt(), zone))
                        .add(run, now);
            }
        }
        List<MissedRun> missed = new MissedRuns(period, zone, now).of(options.expected(), counting);
        for (MissedRun each : missed) {
            ExpectedRun expected = each.expected();
            grid.cell(
                            new Command(expected.command(), expected.subcommand()),
                            LocalDate.ofInstant(each.due().minusNanos(1), zone))
                    .missed++;
        }
        return grid;
    }

    private Cell cell(Command command, LocalDate day) {
        return rows.computeIfAbsent(command, first -> new HashMap<>()).computeIfAbsent(day, first -> new Cell());
    }

    void write(JsonOutput json, Links links) throws IOException {
        Json.object(json, "grid", out -> {
            Json.texts(out, "days", days.stream().map(LocalDate::toString).toList());
            Json.objects(out, "rows", rows.keySet(), (row, command) -> {
                Json.text(row, "command", command.name());
                Json.text(row, "subcommand", command.subcommand());
                Json.text(row, "href", Links.command(command));
                Map<LocalDate, Cell> cells = rows.getOrDefault(command, Map.of());
                Json.objects(
                        row,
                        "cells",
                        days,
                        (cell, day) -> write(cell, day, cells.getOrDefault(day, new Cell()), links.runs(command, day)));
            });
        });
    }

    private static void write(JsonOutput json, LocalDate day, Cell cell, String href) throws IOException {
        Json.text(json, "day", day);
        Json.number(json, "runs", cell.runs);
        Json.text(json, "state", cell.state == null ? null : cell.state.text());
        Json.number(json, "failed_files", cell.failedFiles);
        Json.number(json, "failed_emails", cell.failedEmails);
        Json.number(json, "missed", cell.missed);
        Json.text(json, "href", href);
    }
}
