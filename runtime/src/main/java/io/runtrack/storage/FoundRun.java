package io.runtrack.storage;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.UnreadableDocument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a search for one run found, and what was in its way.
 *
 * @param orNull the run, with all that its metadata holds; null when none was found
 * @param unreadable folders that could not be looked through, and may hold a run that was searched for
 */
public record FoundRun(@Nullable RunMetadata orNull, List<UnreadableDocument> unreadable) {

    public FoundRun {
        unreadable = List.copyOf(unreadable);
    }

    /** The run, if one was found. */
    public Optional<RunMetadata> run() {
        return Optional.ofNullable(orNull);
    }
}
