package io.runtrack.figures;

import io.runtrack.figures.FailureGroups.Group;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A run beside an earlier one.
 *
 * @param run the run
 * @param before the earlier one
 */
public record RunComparison(ComparedRun run, ComparedRun before) {

    /**
     * Whether another run is one of the same kind that has ended: of its command, subcommand, labels and part. The last
     * such one before a run is what it is compared with, unless somebody names one.
     */
    public static boolean isLike(RunMetadata run, RunMetadata other) {
        return other.status() != RunStatus.RUNNING
                && !other.runId().equals(run.runId())
                && other.command().equals(run.command())
                && Objects.equals(other.subcommand(), run.subcommand())
                && other.labels().equals(run.labels())
                && Objects.equals(other.worker(), run.worker());
    }

    /** Errors that the earlier run had not. */
    public List<Group> newErrors() {
        return only(run, before);
    }

    /** Errors that this run has no more. */
    public List<Group> goneErrors() {
        return only(before, run);
    }

    /** Errors of both, as this run has them. */
    public List<Group> commonErrors() {
        return run.errors().largestFirst().stream()
                .filter(group -> before.errors().count(group.cause()) > 0)
                .toList();
    }

    private static List<Group> only(ComparedRun one, ComparedRun other) {
        return one.errors().largestFirst().stream()
                .filter(group -> other.errors().count(group.cause()) == 0)
                .toList();
    }

    /** Paths that failed in both. */
    public SortedSet<String> failedInBoth() {
        SortedSet<String> both = new TreeSet<>(run.failed());
        both.retainAll(before.failed());
        return both;
    }

    /** Paths that failed in this run alone. */
    public SortedSet<String> failedOnlyNow() {
        return without(run.failed(), before.failed());
    }

    /** Paths that failed in the earlier run alone. */
    public SortedSet<String> failedOnlyBefore() {
        return without(before.failed(), run.failed());
    }

    private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> others) {
        SortedSet<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
