package io.runtrack.cli.terminal;

/** How an answer that is no table is written: for people, or for programs. */
public enum AnswerFormat {
    TEXT,
    JSON
}
