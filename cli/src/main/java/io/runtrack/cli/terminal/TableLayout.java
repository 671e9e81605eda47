package io.runtrack.cli.terminal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the rows of one table are laid out on a screen; decided by the first of them. For one thread. */
final class TableLayout {
    private static final int MOST_LINES = 4;

    private final List<Column> columns;
    private final Screen screen;
    private final String indent;
    private final CommonParts common;
    private final int[] widths;
    /** Of the columns whose texts are cut in the middle; null for those that go on in further lines. */
    private final @Nullable MiddleCut[] cuts;

    TableLayout(List<Column> columns, Screen screen, String indent, CommonParts common, Sample sample) {
        this.columns = columns;
        this.screen = screen;
        this.indent = indent;
        this.common = common;
        Sample shown = new Sample(sample.rows.stream().map(common::without).toList(), sample.all);
        this.cuts = new MiddleCut[columns.size()];
        this.widths = fit(shown);
    }

    /** Where no cut tells the files of a column apart, it stands below, where there is room for whole paths. */
    private int[] fit(Sample shown) {
        Set<Integer> below = new HashSet<>();
        while (true) {
            int[] fitting = ColumnWidths.fit(columns, shown, common, below, screen.width() - indent.length());
            int before = below.size();
            for (int i = 0; i < fitting.length; i++) {
                int column = i;
                if (fitting[i] > 0 && columns.get(i).overflow().leavesMiddleOut()) {
                    List<String> texts = shown.rows.stream()
                            .map(row -> row.get(column).text())
                            .toList();
                    cuts[i] = MiddleCut.telling(texts, fitting[i]);
                    if (cuts[i] == null && columns.get(i).overflow() == Column.Overflow.PATH) {
                        below.add(i);
                    }
                }
            }
            if (below.size() == before) {
                return fitting;
            }
        }
    }

    /**
     * The rows that decide.
     *
     * @param all whether there are no others
     */
    record Sample(List<List<Cell>> rows, boolean all) {}

    /** What all rows have in common, and is not shown in each. */
    List<String> common() {
        return common.words(column -> widths[column] != ColumnWidths.HIDDEN);
    }

    List<String> heading() {
        List<Cell> heading = columns.stream()
                .map(column -> Cell.of(column.heading(), Style.HEADING))
                .toList();
        List<String> lines = new ArrayList<>();
        addBeside(heading, lines);
        return lines;
    }

    List<String> lines(List<Cell> row) {
        List<String> lines = new ArrayList<>();
        List<Cell> shown = common.without(row);
        addBeside(shown, lines);
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == ColumnWidths.BELOW && !shown.get(i).text().isEmpty()) {
                addBelow(shown.get(i), lines);
            }
        }
        return lines;
    }

    private void addBeside(List<Cell> row, List<String> lines) {
        List<List<String>> parts = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> part = widths[i] < 0 ? List.of() : parts(i, row.get(i).text());
            parts.add(part);
            most = Math.max(most, part.size());
        }
        for (int line = 0; line < most; line++) {
            lines.add(line(row, parts, line));
        }
    }

    /** Under the second column, so that the first one can be run through with the eye. */
    private void addBelow(Cell cell, List<String> lines) {
        int first = Math.max(0, widths[0]) + ColumnWidths.GAP;
        String margin = indent + " ".repeat(first > screen.width() / 4 ? ColumnWidths.GAP : first);
        for (String part : Wrapping.lines(cell.text(), screen.width() - margin.length(), MOST_LINES)) {
            lines.add(margin + cell.style().apply(part, screen.colours()));
        }
    }

    private List<String> parts(int column, String text) {
        if (!screen.isTerminal()) {
            return List.of(text);
        }
        MiddleCut cut = cuts[column];
        return switch (columns.get(column).overflow()) {
            case END -> List.of(DisplayWidth.cut(text, widths[column]));
            case MIDDLE, PATH ->
                cut == null ? Wrapping.lines(text, widths[column], Integer.MAX_VALUE) : List.of(cut.of(text));
            case WRAP -> Wrapping.lines(text, widths[column], MOST_LINES);
        };
    }

    private String line(List<Cell> row, List<List<String>> parts, int number) {
        StringBuilder line = new StringBuilder(indent);
        int owed = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] < 0) {
                continue;
            }
            String text = number < parts.get(i).size() ? parts.get(i).get(number) : "";
            int padding = Math.max(0, widths[i] - DisplayWidth.of(text));
            boolean right = columns.get(i).align() == Column.Align.RIGHT;
            // Blanks are written only once something follows them, so that no line ends in any.
            owed += right ? padding : 0;
            if (!text.isEmpty()) {
                line.append(" ".repeat(owed)).append(row.get(i).style().apply(text, screen.colours()));
                owed = 0;
            }
            owed += (right ? 0 : padding) + ColumnWidths.GAP;
        }
        return line.toString();
    }
}
