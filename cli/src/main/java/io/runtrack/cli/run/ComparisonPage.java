package io.runtrack.cli.run;

import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.ShownDuration;
import io.runtrack.cli.runs.RunList;
import io.runtrack.cli.runs.ShownStatus;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Column;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Table;
import io.runtrack.cli.terminal.Times;
import io.runtrack.figures.ComparedRun;
import io.runtrack.figures.FailureGroups.Group;
import io.runtrack.figures.RunComparison;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Writes a comparison for people: what is different first, then what is not. */
final class ComparisonPage {
    private static final int INDENT = 2;
    private static final int MOST_ROWS = 20;
    private static final int WIDTH_FOR_SECONDS = 80;

    private final Screen screen;
    private final ZoneId zone;
    private final Instant now;

    ComparisonPage(Screen screen, ZoneId zone, Instant now) {
        this.screen = screen;
        this.zone = zone;
        this.now = now;
    }

    void write(RunComparison comparison) throws IOException {
        new Table(
                        List.of(
                                Column.fixed("RUN"),
                                Column.flexible(
                                        RunList.command(comparison.before().run())),
                                Column.flexible(RunList.command(comparison.run().run())),
                                Column.fixed("CHANGE")),
                        screen,
                        0)
                .steady()
                .printAll(figures(comparison.before(), comparison.run()));
        errors("New errors", comparison.newErrors(), comparison);
        errors("Errors that are gone", comparison.goneErrors(), comparison);
        errors("Errors of both", comparison.commonErrors(), comparison);
        files("Files failed in both", comparison.failedInBoth());
        files("Files failed only now", comparison.failedOnlyNow());
        files("Files failed only before", comparison.failedOnlyBefore());
    }

    private List<List<Cell>> figures(ComparedRun before, ComparedRun run) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row("id", id(before), id(run), null));
        rows.add(row("started", time(before), time(run), null));
        rows.add(row("status", status(before), status(run), null));
        Duration tookBefore = Times.taken(before.run());
        Duration took = Times.taken(run.run());
        rows.add(row("took", shown(tookBefore), shown(took), change(tookBefore, took)));
        add(rows, "files", before.total(), run.total());
        add(rows, "succeeded", before.count(FileStatus.SUCCESS), run.count(FileStatus.SUCCESS));
        add(rows, "failed", before.count(FileStatus.FAILED), run.count(FileStatus.FAILED));
        add(rows, "skipped", before.count(FileStatus.SKIPPED), run.count(FileStatus.SKIPPED));
        add(rows, "repaired", before.repaired(), run.repaired());
        add(rows, "emails sent", before.emails().sent(), run.emails().sent());
        add(rows, "emails failed", before.emails().failed(), run.emails().failed());
        add(rows, "emails skipped", before.emails().skipped(), run.emails().skipped());
        return rows;
    }

    /** Nothing of what there was in neither. */
    private static void add(List<List<Cell>> rows, String name, long before, long after) {
        if (before != 0 || after != 0) {
            String change = after == before ? null : (after > before ? "+" : "") + (after - before);
            rows.add(row(name, Long.toString(before), Long.toString(after), change));
        }
    }

    private static List<Cell> row(
            String name, @Nullable String before, @Nullable String after, @Nullable String change) {
        return List.of(Cell.of(name, Style.FAINT), Cell.of(before), Cell.of(after), Cell.of(change));
    }

    /** On a terminal enough of it to ask for more. */
    private String id(ComparedRun compared) {
        String id = compared.run().runId();
        return screen.isTerminal() ? RunList.start(id, RunList.SHORTEST_ID) : id;
    }

    private String time(ComparedRun compared) {
        Instant started = compared.run().startedAt();
        boolean narrow = screen.width() < WIDTH_FOR_SECONDS;
        return (narrow ? Times.shownToTheMinute(started, zone) : Times.shown(started, zone)) + " " + zone;
    }

    private String status(ComparedRun compared) {
        RunMetadata run = compared.run();
        return ShownStatus.of(run, now).text();
    }

    private static @Nullable String shown(@Nullable Duration duration) {
        return duration == null ? null : ShownDuration.of(duration);
    }

    private static @Nullable String change(@Nullable Duration before, @Nullable Duration after) {
        if (before == null || after == null || before.equals(after)) {
            return null;
        }
        Duration difference = after.minus(before);
        return (difference.isNegative() ? "-" : "+") + ShownDuration.of(difference.abs());
    }

    private void errors(String heading, List<Group> groups, RunComparison comparison) throws IOException {
        if (groups.isEmpty()) {
            return;
        }
        heading(heading, groups.size());
        new Table(
                        List.of(
                                Column.number("BEFORE"),
                                Column.number("NOW"),
                                Column.fixed("ERROR"),
                                Column.remark("MESSAGE")),
                        screen,
                        INDENT)
                .steady()
                .printAll(groups.stream()
                        .limit(MOST_ROWS)
                        .map(group -> List.of(
                                Cell.of(Long.toString(
                                        comparison.before().errors().count(group.cause()))),
                                Cell.of(Long.toString(comparison.run().errors().count(group.cause()))),
                                Cell.of(group.cause().type(), Style.BAD),
                                Cell.of(group.firstMessage())))
                        .toList());
        more(groups.size());
    }

    private void files(String heading, SortedSet<String> paths) throws IOException {
        if (paths.isEmpty()) {
            return;
        }
        heading(heading, paths.size());
        new Table(List.of(Column.path("FILE")), screen, INDENT)
                .printAll(paths.stream()
                        .limit(MOST_ROWS)
                        .map(path -> List.of(Cell.of(path)))
                        .toList());
        more(paths.size());
    }

    private void heading(String text, int count) {
        screen.out().println();
        screen.out().println(Style.HEADING.apply(text + " (" + count + ")", screen.colours()));
    }

    private void more(int count) {
        if (count > MOST_ROWS) {
            screen.out().println("  and " + (count - MOST_ROWS) + " more; --format json has all");
        }
    }
}
