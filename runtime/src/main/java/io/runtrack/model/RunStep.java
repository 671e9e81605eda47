package io.runtrack.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run: a part that the framework behind the run counts for itself.
 *
 * @param name the step's name; a partition's is its own
 * @param status how it ended, in the framework's word and in lower case, such as failed or stopped; started until then
 * @param startedAt when it started
 * @param completedAt when it ended; null while it goes on, or if its process died before it ended
 * @param read items read; this count and the others are 0 until the step has ended
 * @param written items written
 * @param filtered items that were read and left out
 * @param skipped items that failed and were passed over, in reading, processing and writing
 * @param errorType the simple class name of the exception that ended it
 * @param errorMessage that exception's message
 */
public record RunStep(
        String name,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        long read,
        long written,
        long filtered,
        long skipped,
        @Nullable String errorType,
        @Nullable String errorMessage) {

    public RunStep {
        Objects.requireNonNull(name, "name: a step needs one");
        Objects.requireNonNull(status, "status: completed, failed or what else its framework calls it");
    }
}
