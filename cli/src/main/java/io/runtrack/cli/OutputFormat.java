package io.runtrack.cli;

/** How results are written: for people, or for programs. */
enum OutputFormat {
    TABLE,
    JSON,
    CSV
}
