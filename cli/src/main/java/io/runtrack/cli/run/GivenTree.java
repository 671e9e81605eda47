package io.runtrack.cli.run;

import io.runtrack.cli.runs.GivenRun;
import io.runtrack.cli.runs.WhatHides;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.Repeated;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.AmbiguousRunException;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run that is given by its id or a beginning of it, with all that lead to it. An id that only its children name
 * stands for their tree.
 *
 * @param tree the run, if it is stored, and what is below it
 * @param runs all runs since it started, newest first
 * @param unreadable what could not be read on the way, and may hide the run or a part of it
 * @param mayBeIncomplete whether some of that may hide a part, going by the time
 */
record GivenTree(RunTree tree, List<RunMetadata> runs, List<UnreadableDocument> unreadable, boolean mayBeIncomplete) {
    /** Clocks differ: a child on another machine may have started before its parent. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    /** People give the beginning of a random id, and no scheduler gives one: so all runs need not be read for it. */
    private static final Pattern RANDOM_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    static GivenTree find(String given, TrackingStorage storage) {
        GivenRun found = given(given, storage);
        RunMetadata run = found.stored();
        Instant from = run == null ? EARLIEST : run.startedAt().minus(CLOCK_SKEW);
        RunListing later = storage.listRuns(from, LATEST, each -> true);
        RunTree tree = RunTree.of(found.id(), later.runs());
        Set<UnreadableDocument> unreadable = new LinkedHashSet<>(found.unreadable());
        if (tree.runs().isEmpty()) {
            unreadable.addAll(later.unreadable());
            throw new Failure("no run's id begins with '" + given + "' in " + storage.destination()
                    + (unreadable.isEmpty()
                            ? "; runs list shows which there are"
                            : WhatHides.one(List.copyOf(unreadable))));
        }
        List<UnreadableDocument> hiding = later.unreadable().stream()
                .filter(each -> RunLayout.mayHideRunsOf(tree.runs().get(0).startedAt(), last(tree), each))
                .toList();
        unreadable.addAll(hiding);
        return new GivenTree(tree, later.runs(), List.copyOf(unreadable), !hiding.isEmpty());
    }

    /** The id that children name comes before a longer one that begins so. */
    private static GivenRun given(String given, TrackingStorage storage) {
        GivenRun found;
        try {
            found = GivenRun.find(given, storage);
        } catch (AmbiguousRunException several) {
            if (!isNamedByChildren(given, storage)) {
                throw several;
            }
            return new GivenRun(given, null, List.of());
        }
        boolean isLonger =
                !found.id().equals(given) && !RANDOM_ID.matcher(found.id()).matches();
        return isLonger && isNamedByChildren(given, storage) ? new GivenRun(given, null, found.unreadable()) : found;
    }

    /** Reads all runs. */
    private static boolean isNamedByChildren(String id, TrackingStorage storage) {
        return !storage.listRuns(EARLIEST, LATEST, run -> id.equals(run.parentRunId()), 1)
                .runs()
                .isEmpty();
    }

    /** Its parts start while it goes on. */
    private static Instant last(RunTree tree) {
        Instant last = Instant.MIN;
        for (RunMetadata each : tree.runs()) {
            Instant open = each.status() == RunStatus.RUNNING ? LATEST : each.startedAt();
            Instant end = each.completedAt() == null ? open : each.completedAt();
            last = end.isAfter(last) ? end : last;
        }
        return last;
    }

    /** The runs that repeat this one, oldest first. */
    List<RunMetadata> reruns() {
        List<RunMetadata> reruns = new ArrayList<>();
        Repeated repeated = new Repeated(runs);
        for (RunMetadata each : runs) {
            if (tree.runId().equals(repeated.by(each))) {
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
