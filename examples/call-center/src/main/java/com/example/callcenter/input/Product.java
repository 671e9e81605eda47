package com.example.callcenter.input;

import java.util.Locale;

/** What a command makes for the next one. */
public enum Product {
    TRANSCRIPTS("transcribe"),
    FACTS("extract"),
    VOICE("voc-extract"),
    REPORTS("report");

    private final String command;

    Product(String command) {
        this.command = command;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    String command() {
        return command;
    }
}
