package io.runtrack.annotations;

/** What became of one email to one recipient. */
public enum EmailStatus {
    SENT,
    FAILED,
    SKIPPED
}
