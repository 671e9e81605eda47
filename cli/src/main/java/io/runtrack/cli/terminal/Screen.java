package io.runtrack.cli.terminal;

import io.runtrack.model.PrintableText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Iterator;

/**
 * Where a command writes, and what is known of the place.
 *
 * @param out results
 * @param err messages
 * @param width columns that a line may take; {@link #UNLIMITED} when not on a terminal
 * @param colours whether colours may be used
 */
public record Screen(PrintStream out, PrintStream err, int width, boolean colours) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int ROWS_BETWEEN_CHECKS = 1024;

    public static Screen of(PrintStream out, PrintStream err, Surroundings surroundings) {
        Integer width = surroundings.terminalWidth();
        return new Screen(out, err, width == null ? UNLIMITED : width, surroundings.colours());
    }

    public boolean isTerminal() {
        return width != UNLIMITED;
    }

    /**
     * Takes rows one by one, until there are no more or nobody wants them: {@code head} closes the pipe when it has
     * seen enough.
     */
    public <T> void each(Iterator<T> rows, RowWriter<T> writer) throws IOException {
        for (long count = 1; rows.hasNext(); count++) {
            writer.write(rows.next());
            // Asking flushes, so it is not done for every row.
            if (count % ROWS_BETWEEN_CHECKS == 0 && out.checkError()) {
                return;
            }
        }
    }

    /** Writes one row. */
    public interface RowWriter<T> {
        void write(T row) throws IOException;
    }

    /** A sentence that is part of the result; on a terminal it is broken between words. */
    public void tell(String sentence) {
        tell(Style.PLAIN, sentence);
    }

    /** As {@link #tell(String)}, looking like that. */
    public void tell(Style style, String sentence) {
        Wrapping.lines(PrintableText.of(sentence), width, Integer.MAX_VALUE)
                .forEach(line -> out.println(style.apply(line, colours)));
    }

    /**
     * As {@link #tell(String)}, behind a mark, below which further lines are indented.
     *
     * @param mark one column wide
     */
    public void tell(String mark, Style style, String sentence) {
        String lead = style.apply(mark, colours) + " ";
        for (String line : Wrapping.lines(PrintableText.of(sentence), Math.max(1, width - 2), Integer.MAX_VALUE)) {
            out.println(lead + line);
            lead = "  ";
        }
    }

    /** One line for people, on the standard error stream. */
    public void say(String message) {
        err.println(PrintableText.of(message));
    }
}
