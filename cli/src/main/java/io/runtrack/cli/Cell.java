package io.runtrack.cli;

import org.jspecify.annotations.Nullable;

/** A piece of text in a table, safe to print. */
record Cell(String text, Style style) {

    static Cell of(@Nullable String text) {
        return new Cell(SafeText.line(text), Style.PLAIN);
    }

    static Cell of(@Nullable String text, Style style) {
        return new Cell(SafeText.line(text), style);
    }
}
