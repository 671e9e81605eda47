package io.runtrack.cli.export;

/** What a column holds. */
enum ColumnType {
    /** A {@code String}. */
    TEXT,
    /** An {@code Integer}. */
    INT,
    /** A {@code Long}. */
    LONG,
    /** A {@code Boolean}. */
    FLAG,
    /** An {@code Instant}, to the microsecond. */
    TIME,
    /** A {@code LocalDate}. */
    DAY,
    /** A {@code Map} of strings to strings. */
    LABELS,
    /** A {@code String} that holds JSON. */
    JSON
}
