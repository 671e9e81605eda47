package io.runtrack.cli.run;

import io.runtrack.cli.runs.GivenRun;
import io.runtrack.cli.runs.WhatHides;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run that is given by its id or a beginning of it, with all that lead to it. An id that only its children name
 * stands for their tree.
 *
 * @param tree the run, if it is stored, and what is below it
 * @param runs all runs since it started, newest first
 * @param unreadable what could not be read on the way, and may hide runs
 */
record GivenTree(RunTree tree, List<RunMetadata> runs, List<UnreadableDocument> unreadable) {
    /** Clocks differ: a child on another machine may have started before its parent. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    static GivenTree find(String given, TrackingStorage storage) {
        GivenRun found = GivenRun.find(given, storage);
        RunMetadata run = found.stored();
        Instant from = run == null ? EARLIEST : run.startedAt().minus(CLOCK_SKEW);
        RunListing later = storage.listRuns(from, LATEST, each -> true);
        RunTree tree = RunTree.of(found.id(), later.runs());
        Set<UnreadableDocument> unreadable = new LinkedHashSet<>(found.unreadable());
        unreadable.addAll(later.unreadable());
        if (tree.runs().isEmpty()) {
            throw new Failure("no run's id begins with '" + given + "' in " + storage.destination()
                    + (unreadable.isEmpty()
                            ? "; runs list shows which there are"
                            : WhatHides.one(List.copyOf(unreadable))));
        }
        return new GivenTree(tree, later.runs(), List.copyOf(unreadable));
    }

    /** Whether a run of a fan-out may be missing: of one without children none is. */
    boolean mayBeIncomplete() {
        Instant last = last();
        Instant first = tree.runs().get(0).startedAt();
        return !tree.children().isEmpty()
                && unreadable.stream().anyMatch(each -> RunLayout.mayHideRunsOf(first, last, each));
    }

    private Instant last() {
        Instant last = Instant.MIN;
        for (RunMetadata each : tree.runs()) {
            Instant end = each.completedAt() == null ? each.startedAt() : each.completedAt();
            last = end.isAfter(last) ? end : last;
        }
        return last;
    }

    /** The runs that say that they repeat this one, oldest first. */
    List<RunMetadata> reruns() {
        List<RunMetadata> reruns = new ArrayList<>();
        for (RunMetadata each : runs) {
            if (tree.runId().equals(each.rerunOf())) {
                reruns.add(0, each);
            }
        }
        return reruns;
    }

    @Nullable
    RunMetadata run() {
        return tree.run();
    }
}
