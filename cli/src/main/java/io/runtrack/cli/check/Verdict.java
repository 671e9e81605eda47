package io.runtrack.cli.check;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.UnreadableDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check came to.
 *
 * @param succeeded whether the work is done
 * @param message why, in one line
 * @param run the run that was looked at; null when there is none, or it is not stored
 * @param rerun the re-run that repaired it; null when there is none
 * @param unreadable what could not be read
 */
record Verdict(
        boolean succeeded,
        String message,
        @Nullable RunMetadata run,
        @Nullable RunMetadata rerun,
        List<UnreadableDocument> unreadable) {}
