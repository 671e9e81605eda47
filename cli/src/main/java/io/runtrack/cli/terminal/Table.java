package io.runtrack.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows in columns that fit the screen. The first rows decide how wide the columns are, so that a table of
 * millions of rows needs no memory; a later text that does not fit is cut on a terminal, and stands out elsewhere. What
 * all rows have in common is said once above them. For one thread.
 */
public final class Table {
    private static final int ROWS_TO_MEASURE = 500;

    private final List<Column> columns;
    private final Screen screen;
    private final String indent;
    private final List<String> facts = new ArrayList<>();
    private boolean steady;
    private @Nullable TableLayout layout;

    public Table(List<Column> columns, Screen screen, int indent) {
        this.columns = columns;
        this.screen = screen;
        this.indent = " ".repeat(indent);
    }

    /** Keeps each column, as a table must that is drawn again and again. */
    public Table steady() {
        steady = true;
        return this;
    }

    /** Something else that holds for all rows. */
    public Table saying(String fact) {
        facts.add(fact);
        return this;
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
        TableLayout decided = begin(new TableLayout.Sample(first, all));
        first.forEach(row -> print(decided.lines(row)));
        if (broken != null) {
            throw broken;
        }
        screen.each(remaining, row -> print(decided.lines(row)));
    }

    /** As {@link #print}, of rows that are all there. */
    public void printAll(List<List<Cell>> rows) throws IOException {
        TableLayout decided = begin(new TableLayout.Sample(rows, true));
        screen.each(rows.iterator(), row -> print(decided.lines(row)));
    }

    /**
     * Prints some rows at once, below those that came before.
     *
     * @param usual what others may look like: it decides the layout together with the first rows
     */
    public void printMore(List<List<Cell>> rows, List<Cell> usual) {
        TableLayout decided = layout;
        if (decided == null) {
            List<List<Cell>> sample = new ArrayList<>(rows);
            sample.add(usual);
            decided = begin(new TableLayout.Sample(sample, false));
        }
        TableLayout known = decided;
        rows.forEach(row -> print(known.lines(row)));
    }

    private TableLayout begin(TableLayout.Sample sample) {
        CommonParts common = steady ? CommonParts.none(columns) : CommonParts.of(columns, sample.rows(), sample.all());
        TableLayout decided = new TableLayout(columns, screen, indent, common, sample);
        layout = decided;
        List<String> said =
                Stream.concat(facts.stream(), decided.common().stream()).toList();
        if (!said.isEmpty()) {
            String line = (sample.all() ? "In all rows: " : "Unless shown otherwise: ") + String.join(", ", said);
            Wrapping.lines(line, screen.width() - indent.length(), Integer.MAX_VALUE)
                    .forEach(part -> screen.out().println(indent + Style.FAINT.apply(part, screen.colours())));
        }
        print(decided.heading());
        return decided;
    }

    private void print(List<String> lines) {
        lines.forEach(screen.out()::println);
    }
}
