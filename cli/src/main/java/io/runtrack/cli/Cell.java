package io.runtrack.cli;

import io.runtrack.model.PrintableText;
import org.jspecify.annotations.Nullable;

/** A piece of text in a table, safe to print. */
record Cell(String text, Style style) {

    static Cell of(@Nullable String text) {
        return new Cell(PrintableText.of(text == null ? "" : text), Style.PLAIN);
    }

    static Cell of(@Nullable String text, Style style) {
        return new Cell(PrintableText.of(text == null ? "" : text), style);
    }
}
