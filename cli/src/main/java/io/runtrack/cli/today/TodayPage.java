package io.runtrack.cli.today;

import io.runtrack.answer.RunWords;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.figures.Attention;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.outcome.RunState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes a day for people: one line of figures, and a line for each thing that needs attention. */
final class TodayPage {
    private final Screen screen;

    TodayPage(Screen screen) {
        this.screen = screen;
    }

    void write(LocalDate day, PeriodFigures figures, List<Attention.Item> attention) {
        String head = day + " (" + figures.zone() + "): " + figures(figures)
                + (attention.isEmpty() ? "; nothing needs attention" : "");
        screen.tell(Style.HEADING, head);
        for (Attention.Item item : attention) {
            screen.tell(glyph(item), style(item.kind()), item.text());
        }
    }

    /** Words and not colours alone tell what is bad. */
    private static String glyph(Attention.Item item) {
        return item.others() > 0 ? " " : item.kind() == Attention.Kind.REDONE ? "+" : "!";
    }

    private static Style style(Attention.Kind kind) {
        return switch (kind) {
            case RUN, NEW_ERROR, EMAIL, EXPECTED -> Style.BAD;
            case REDONE -> Style.GOOD;
            default -> Style.MIXED;
        };
    }

    private static String figures(PeriodFigures figures) {
        List<String> parts = new ArrayList<>();
        long runs = figures.runs().size();
        parts.add(runs == 0 ? "no runs" : RunWords.counted(runs, "run"));
        long bad = figures.count(RunState.FAILED) + figures.count(RunState.ABORTED) + figures.count(RunState.STALE);
        if (bad > 0) {
            parts.add(bad + " failed, aborted or stale");
        }
        if (figures.count(RunState.RUNNING) > 0) {
            parts.add(figures.count(RunState.RUNNING) + " running");
        }
        long files = figures.fileCount();
        if (files > 0) {
            parts.add(RunWords.counted(files, "file"));
        }
        if (figures.files().failed() > 0) {
            parts.add(figures.files().failed() + " failed"
                    + (figures.files().redone() == 0
                            ? ""
                            : ", " + figures.files().redone() + " of them redone since, "
                                    + figures.files().stillFailed() + " still failed"));
        }
        if (!figures.unsent().isEmpty()) {
            parts.add(RunWords.counted(figures.unsent().size(), "recipient") + " without mail");
        }
        return String.join("; ", parts);
    }
}
