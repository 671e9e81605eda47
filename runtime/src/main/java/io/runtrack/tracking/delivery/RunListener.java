package io.runtrack.tracking.delivery;

import io.runtrack.journal.entry.FileEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;

/** Told on the background thread what has been recorded, in the order of the journal. */
public interface RunListener {
    RunListener NONE = new RunListener() {};

    /** Who is told what either is told. */
    static RunListener both(RunListener one, RunListener other) {
        if (one == NONE) {
            return other;
        }
        return other == NONE || other == Announcements.NONE ? one : new BothListeners(one, other);
    }

    /** May be told again after a crash. */
    default void runStarted(RunMetadata run) {}

    /** A run that goes on has learned what it is: its command, say. */
    default void runDescribed(RunMetadata run) {}

    /** What is made of the record holds; the record itself is another one after the call. */
    default void fileRecorded(RunMetadata run, FileEntry file) {}

    default void emailRecorded(RunMetadata run, EmailResult result) {}

    /** The run has ended and the storage holds all of it. May be told again after a crash. */
    default void runEnded(RunMetadata run) {}
}
