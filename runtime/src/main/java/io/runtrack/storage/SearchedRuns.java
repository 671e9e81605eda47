package io.runtrack.storage;

import io.runtrack.storage.blob.UnreadableDocument;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search has looked through.
 *
 * @param runs how many runs
 * @param since the UTC date of the earliest of them; null without any
 * @param unreadable what could not be read, and logs that should be there
 */
public record SearchedRuns(long runs, @Nullable LocalDate since, List<UnreadableDocument> unreadable) {

    public SearchedRuns {
        unreadable = List.copyOf(unreadable);
    }
}
