package io.runtrack.figures.facts;

import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.Sums;

/**
 * How many files there were, by final outcome: each counts in the run that had it last.
 *
 * @param files all of them
 */
public record RunOutcome(long files, long success, long failed, long skipped) {
    /** No files. */
    public static final RunOutcome NONE = new RunOutcome(0, 0, 0, 0);

    /** What the metadata say of a run that has no log. */
    public static RunOutcome counted(RunMetadata run) {
        return NONE.plus(new RunOutcome(run.totalFiles(), run.successCount(), run.failedCount(), run.skippedCount()));
    }

    /** Both together. */
    public RunOutcome plus(RunOutcome other) {
        return new RunOutcome(
                Sums.plus(files, other.files),
                Sums.plus(success, other.success),
                Sums.plus(failed, other.failed),
                Sums.plus(skipped, other.skipped));
    }
}
