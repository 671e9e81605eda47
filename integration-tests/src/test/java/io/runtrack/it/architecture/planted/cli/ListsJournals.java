package io.runtrack.it.architecture.planted.cli;

import io.runtrack.it.architecture.planted.journal.KnowsConfiguration;

/** Breaks a rule: of the command line, only recover may know what was not finished. */
public final class ListsJournals {
    @Override
    public String toString() {
        return new KnowsConfiguration().toString();
    }
}
