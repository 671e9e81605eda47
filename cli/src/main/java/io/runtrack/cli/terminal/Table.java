package io.runtrack.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints rows in columns that fit the screen. The first rows decide how wide the columns are, so that a table of
 * millions of rows needs no memory; a later text that does not fit is cut on a terminal, and stands out elsewhere. For
 * one thread.
 */
public final class Table {
    private static final int ROWS_TO_MEASURE = 500;

    private final List<Column> columns;
    private final Screen screen;
    private final String indent;

    public Table(List<Column> columns, Screen screen, int indent) {
        this.columns = columns;
        this.screen = screen;
        this.indent = " ".repeat(indent);
    }

    /**
     * Prints heading and rows, taking the rows one by one.
     *
     * @throws UncheckedIOException when the rows break off; those that come before the break have been printed
     */
    public void print(Stream<List<Cell>> rows) throws IOException {
        Iterator<List<Cell>> remaining = rows.iterator();
        List<List<Cell>> first = new ArrayList<>();
        UncheckedIOException broken = null;
        boolean all = true;
        try {
            while (remaining.hasNext() && first.size() < ROWS_TO_MEASURE) {
                first.add(remaining.next());
            }
            all = !remaining.hasNext();
        } catch (UncheckedIOException failure) {
            broken = failure;
        }
        int[] widths = printFirst(first, all);
        if (broken != null) {
            throw broken;
        }
        screen.each(remaining, row -> printRow(row, widths));
    }

    private int[] printFirst(List<List<Cell>> first, boolean all) {
        int[] widths = ColumnWidths.fit(columns, first, all, screen.width() - indent.length());
        List<Cell> heading = columns.stream()
                .map(column -> Cell.of(column.heading(), Style.HEADING))
                .toList();
        printRow(heading, widths);
        first.forEach(row -> printRow(row, widths));
        return widths;
    }

    private void printRow(List<Cell> row, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        int owed = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == ColumnWidths.HIDDEN) {
                continue;
            }
            Cell cell = row.get(i);
            String text = screen.isTerminal() ? DisplayWidth.cut(cell.text(), widths[i]) : cell.text();
            int padding = Math.max(0, widths[i] - DisplayWidth.of(text));
            boolean right = columns.get(i).align() == Column.Align.RIGHT;
            // Blanks are written only once something follows them, so that no line ends in any.
            owed += right ? padding : 0;
            if (!text.isEmpty()) {
                line.append(" ".repeat(owed)).append(cell.style().apply(text, screen.colours()));
                owed = 0;
            }
            owed += (right ? 0 : padding) + ColumnWidths.GAP;
        }
        screen.out().println(line);
    }
}
