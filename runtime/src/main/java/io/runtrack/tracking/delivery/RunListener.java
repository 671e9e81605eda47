package io.runtrack.tracking.delivery;

import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;

/** Told on the background thread what has been recorded, in the order of the journal. */
public interface RunListener {
    RunListener NONE = new RunListener() {};

    default void runStarted(RunMetadata run) {}

    /** A run that goes on has learned what it is: its command, say. */
    default void runDescribed(RunMetadata run) {}

    default void fileRecorded(RunMetadata run, FileProcessingLog log) {}

    default void emailRecorded(RunMetadata run, EmailResult result) {}

    /** The run has ended and the storage holds all of it. */
    default void runEnded(RunMetadata run) {}
}
