package io.runtrack.cli.run;

import io.runtrack.figures.FailureGroups.Group;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A run beside an earlier one.
 *
 * @param run the run
 * @param before the earlier one
 */
record RunComparison(ComparedRun run, ComparedRun before) {

    /** Errors that the earlier run had not. */
    List<Group> newErrors() {
        return only(run, before);
    }

    /** Errors that this run has no more. */
    List<Group> goneErrors() {
        return only(before, run);
    }

    /** Errors of both, as this run has them. */
    List<Group> commonErrors() {
        return run.errors().largestFirst().stream()
                .filter(group -> before.errors().count(group.cause()) > 0)
                .toList();
    }

    private static List<Group> only(ComparedRun one, ComparedRun other) {
        return one.errors().largestFirst().stream()
                .filter(group -> other.errors().count(group.cause()) == 0)
                .toList();
    }

    SortedSet<String> failedInBoth() {
        SortedSet<String> both = new TreeSet<>(run.failed());
        both.retainAll(before.failed());
        return both;
    }

    SortedSet<String> failedOnlyNow() {
        return without(run.failed(), before.failed());
    }

    SortedSet<String> failedOnlyBefore() {
        return without(before.failed(), run.failed());
    }

    private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> others) {
        SortedSet<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
