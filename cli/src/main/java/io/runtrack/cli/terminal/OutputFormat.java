package io.runtrack.cli.terminal;

/** How results are written: for people, or for programs. */
public enum OutputFormat {
    TABLE,
    JSON,
    CSV
}
