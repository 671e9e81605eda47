package io.runtrack.cli.runs;

import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.model.RunId;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.FoundRun;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that is given by its id or a beginning of it, and need not be stored: others may name it all the same.
 *
 * @param id the whole id of a run that is stored, and otherwise what was given
 * @param stored the run, if it is stored
 * @param unreadable what may hide it
 */
public record GivenRun(String id, @Nullable RunMetadata stored, List<UnreadableDocument> unreadable) {

    /** Looks for it; nothing that is no id gets as far as the storage. */
    public static GivenRun find(String given, TrackingStorage storage) {
        checkId(given);
        FoundRun found = storage.searchRun(given);
        RunMetadata run = found.orNull();
        return new GivenRun(run == null ? given : run.runId(), run, found.unreadable());
    }

    /** The run, which must be stored. What could not be looked through is named, and no reason not to show the run. */
    public static RunMetadata stored(String given, TrackingStorage storage, Screen screen) {
        GivenRun found = find(given, storage);
        if (found.stored == null) {
            throw new Failure("no run's id begins with '" + given + "' in " + storage.destination()
                    + (found.unreadable.isEmpty()
                            ? "; runs list shows which there are"
                            : WhatHides.one(found.unreadable)));
        }
        UnreadableDocuments unreadable = new UnreadableDocuments();
        unreadable.addAll(found.unreadable);
        unreadable.report(screen);
        return found.stored;
    }

    /** @throws UsageMistake for what begins no run's id, so that it does not get as far as the storage */
    static void checkId(String given) {
        if (!RunId.isValid(given)) {
            throw new UsageMistake("'" + given + "' does not begin a run's id; those are letters, digits, dots,"
                    + " underscores and hyphens, a letter or digit first");
        }
    }
}
