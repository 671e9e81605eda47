package io.runtrack.cli.terminal;

import java.util.ArrayList;
import java.util.List;
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
        List<List<Cell>> shown = sample.rows.stream().map(common::without).toList();
        this.widths = ColumnWidths.fit(columns, shown, common, sample.all, screen.width() - indent.length());
        this.cuts = new MiddleCut[columns.size()];
        for (int i = 0; i < cuts.length; i++) {
            int column = i;
            if (widths[i] > 0 && columns.get(i).overflow().leavesMiddleOut()) {
                List<String> texts =
                        shown.stream().map(row -> row.get(column).text()).toList();
                cuts[i] = MiddleCut.telling(texts, widths[i]);
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
        addBeside(common.without(row), lines);
        int last = columns.size() - 1;
        if (widths[last] == ColumnWidths.BELOW && !row.get(last).text().isEmpty()) {
            addBelow(row.get(last), lines);
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
