package io.runtrack.cli;

/** How an answer that is no table is written: for people, or for programs. */
enum AnswerFormat {
    TEXT,
    JSON
}
