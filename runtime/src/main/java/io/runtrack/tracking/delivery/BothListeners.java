package io.runtrack.tracking.delivery;

import io.runtrack.journal.entry.FileEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;

/** Tells two listeners, one after the other. */
record BothListeners(RunListener one, RunListener other) implements RunListener {
    @Override
    public void runStarted(RunMetadata run) {
        one.runStarted(run);
        other.runStarted(run);
    }

    @Override
    public void runDescribed(RunMetadata run) {
        one.runDescribed(run);
        other.runDescribed(run);
    }

    @Override
    public void fileRecorded(RunMetadata run, FileEntry file) {
        one.fileRecorded(run, file);
        other.fileRecorded(run, file);
    }

    @Override
    public void emailRecorded(RunMetadata run, EmailResult result) {
        one.emailRecorded(run, result);
        other.emailRecorded(run, result);
    }

    @Override
    public void runEnded(RunMetadata run) {
        one.runEnded(run);
        other.runEnded(run);
    }
}
