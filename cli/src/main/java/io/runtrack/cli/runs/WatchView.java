package io.runtrack.cli.runs;

import io.runtrack.answer.RunWords;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Column;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.Table;
import io.runtrack.cli.terminal.Times;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows watched runs: on a terminal as a table that is drawn in place of the last one, elsewhere as one line for each
 * change. For one thread.
 */
final class WatchView implements RunsView {
    private static final int MOST_SHOWN = 20;
    private static final List<Column> COLUMNS = List.of(
            Column.fixed("RUN"),
            Column.flexible("COMMAND"),
            Column.fixed("STATUS"),
            Column.number("TOOK"),
            Column.number("FILES"),
            Column.number("FAILED"),
            Column.numberIfAny("DROPPED"),
            Column.number("FILES/S"),
            Column.optional("ENDS ABOUT"),
            Column.optional("EMAILS"),
            Column.optional("ERROR"));

    private final Screen screen;
    private final ZoneId zone;
    private final @Nullable Long expectedFiles;
    private final boolean inPlace;
    private final Map<String, String> lastLines = new HashMap<>();
    private int drawn;

    WatchView(Screen screen, ZoneId zone, Surroundings surroundings, @Nullable Long expectedFiles) {
        this.expectedFiles = expectedFiles;
        this.screen = screen;
        this.zone = zone;
        this.inPlace =
                screen.isTerminal() && !"dumb".equals(surroundings.environment().get("TERM"));
    }

    @Override
    public boolean show(List<WatchedRun> runs, Instant now) throws IOException {
        if (inPlace) {
            draw(runs, now);
        } else {
            runs.forEach(run -> printIfChanged(run, now));
        }
        return !screen.out().checkError();
    }

    private void draw(List<WatchedRun> runs, Instant now) throws IOException {
        if (drawn > 0) {
            screen.out().print("\u001b[" + drawn + "A\u001b[J");
        }
        List<WatchedRun> shown = runs.subList(Math.max(0, runs.size() - MOST_SHOWN), runs.size());
        new Table(COLUMNS, screen, 0).steady().print(shown.stream().map(run -> row(run, now)));
        drawn = shown.size() + 1;
        if (shown.size() < runs.size()) {
            screen.out().println("and " + (runs.size() - shown.size()) + " that started earlier");
            drawn++;
        }
    }

    private List<Cell> row(WatchedRun watched, Instant now) {
        RunMetadata run = watched.run();
        return List.of(
                Cell.of(RunList.start(run.runId(), RunList.SHORTEST_ID)),
                Cell.of(RunList.command(run)),
                ShownStatus.of(run, now).cell(),
                Cell.of(RunList.took(run, now)),
                Cell.of(Long.toString(run.totalFiles())),
                run.failedCount() == 0 ? Cell.of("0") : Cell.of(Long.toString(run.failedCount()), Style.BAD),
                RunList.dropped(run),
                Cell.of(rate(watched)),
                Cell.of(expectedEnd(watched)),
                Cell.of(RunList.emails(run)),
                Cell.of(RunWords.error(run.errorType(), run.errorMessage())));
    }

    private void printIfChanged(WatchedRun watched, Instant now) {
        RunMetadata run = watched.run();
        String emails = RunList.emails(run);
        String end = expectedEnd(watched);
        String line = run.runId() + "  " + RunList.command(run) + "  "
                + ShownStatus.of(run, now).text() + "  " + run.totalFiles() + " files, " + run.failedCount()
                + " failed, " + rate(watched) + " a second" + (end == null ? "" : ", ends about " + end)
                + (emails.isEmpty() ? "" : "; emails: " + emails)
                + (run.droppedRecords() == 0 ? "" : "; " + run.droppedRecords() + " records dropped");
        if (!line.equals(lastLines.put(run.runId(), line))) {
            screen.out().println(Cell.of(Times.shown(now, zone) + "  " + line).text());
        }
    }

    private @Nullable String expectedEnd(WatchedRun watched) {
        Instant end = expectedFiles == null ? null : watched.expectedEnd(expectedFiles);
        if (end == null) {
            return null;
        }
        // On a narrow terminal the seconds would be the first to be cut off.
        return screen.width() < RunList.WIDTH_FOR_WHOLE_TIMES
                ? Times.shownToTheMinute(end, zone)
                : Times.shown(end, zone);
    }

    private static String rate(WatchedRun watched) {
        return String.format(Locale.ROOT, watched.rate() < 10 ? "%.1f" : "%.0f", watched.rate());
    }
}
