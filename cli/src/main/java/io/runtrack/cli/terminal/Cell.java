package io.runtrack.cli.terminal;

import io.runtrack.model.PrintableText;
import org.jspecify.annotations.Nullable;

/** A piece of text in a table, safe to print. */
public record Cell(String text, Style style) {

    public static Cell of(@Nullable String text) {
        return new Cell(PrintableText.of(text == null ? "" : text), Style.PLAIN);
    }

    public static Cell of(@Nullable String text, Style style) {
        return new Cell(PrintableText.of(text == null ? "" : text), style);
    }
}
