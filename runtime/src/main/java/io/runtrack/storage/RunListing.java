package io.runtrack.storage;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.UnreadableDocument;
import java.util.List;

/**
 * Runs of some time, and what was in the way of listing them all.
 *
 * @param runs the runs, newest first
 * @param unreadable the metadata documents of that time, and the folders of its days, that could not be read
 */
public record RunListing(List<RunMetadata> runs, List<UnreadableDocument> unreadable) {

    public RunListing {
        runs = List.copyOf(runs);
        unreadable = List.copyOf(unreadable);
    }
}
