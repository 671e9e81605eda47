package io.runtrack.storage;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A file that was found in a run.
 *
 * @param run the run, without its email results
 * @param file its last record in that run, by {@code started_at} and then {@code attempt}
 */
public record FoundFile(RunMetadata run, FileProcessingLog file) {

    /** When it was processed: its own start or, where that is not known, the run's. */
    public Instant time() {
        Instant started = file.startedAt();
        return started == null ? run.startedAt() : started;
    }

    /** Takes what a search finds. */
    public interface Taker {

        /**
         * Takes the files that the runs of one more day processed, the newest first.
         *
         * @return false when no more are wanted
         */
        boolean take(List<FoundFile> files) throws IOException;

        /** Learns how many runs have been looked through so far; told now and then. */
        default void lookedThrough(long runs) {}
    }
}
