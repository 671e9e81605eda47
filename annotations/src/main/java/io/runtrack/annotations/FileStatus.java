package io.runtrack.annotations;

/** How the processing of one file ended. */
public enum FileStatus {
    SUCCESS,
    FAILED,
    SKIPPED
}
