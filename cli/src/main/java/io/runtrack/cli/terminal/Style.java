package io.runtrack.cli.terminal;

/** What a piece of text means, and how that looks where there are colours. */
public enum Style {
    PLAIN(""),
    HEADING("1"),
    FAINT("2"),
    GOOD("32"),
    MIXED("33"),
    BAD("31"),
    ACTIVE("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    public String apply(String text, boolean colours) {
        return colours && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
