package io.runtrack.cli.check;

import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.RunWords;
import io.runtrack.cli.runs.WhatHides;
import io.runtrack.cli.terminal.Times;
import io.runtrack.figures.facts.FailedFiles;
import io.runtrack.figures.facts.RedoneRuns;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.RunTree;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges the last run with all that is part of it, and its re-runs. For one thread. */
final class Check {
    /** Parents of the runs in the time may have started before it. */
    private static final Duration LONGEST_TREE = Duration.ofDays(7);

    private final TrackingStorage storage;
    private final Checked what;
    private final Instant now;
    private final Trouble trouble;

    Check(TrackingStorage storage, Checked what, Instant now) {
        this.storage = storage;
        this.what = what;
        this.now = now;
        this.trouble = new Trouble(what.name(), now);
    }

    Verdict since(TimeRange range) {
        RunListing all = storage.listRuns(earliest(range), range.to(), run -> true);
        RunTree tree = new LastRun(what, all.runs()).since(range.from());
        RunListing listing = since(tree == null ? range.from() : earlier(start(tree), range.from()), all);
        Judged judged = tree == null
                ? Judged.not("no run of " + what.name() + " has started since " + time(range.from()) + " in "
                        + storage.destination())
                : judge(tree, listing.runs());
        boolean told =
                tree == null ? listing.unreadable().isEmpty() : judged.known && !mayHideRunsSince(start(tree), listing);
        boolean succeeded = told && judged.succeeded;
        String line = (told ? "" : "cannot tell whether " + what.name() + " succeeded: ")
                + judged.message
                + (succeeded ? "" : WhatHides.one(listing.unreadable()));
        return new Verdict(succeeded, line, tree == null ? null : tree.run(), judged.rerun, listing.unreadable());
    }

    /** What was read of earlier days is there for parents alone. */
    private static RunListing since(Instant start, RunListing all) {
        return new RunListing(
                all.runs(),
                all.unreadable().stream()
                        .filter(each -> RunLayout.mayHideRunsSince(start, each))
                        .toList());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant earliest(TimeRange range) {
        boolean far = Duration.between(Instant.parse("0001-01-09T00:00:00Z"), range.from())
                .isNegative();
        return far ? range.from() : range.from().minus(LONGEST_TREE);
    }

    private static boolean mayHideRunsSince(Instant start, RunListing listing) {
        return listing.unreadable().stream().anyMatch(each -> RunLayout.mayHideRunsSince(start, each));
    }

    private static Instant start(RunTree tree) {
        return tree.runs().get(0).startedAt();
    }

    /**
     * What is to be said of a run.
     *
     * @param succeeded whether the work is done
     * @param known whether that is certain
     */
    private record Judged(
            boolean succeeded,
            boolean known,
            String message,
            @Nullable RunMetadata rerun) {
        static Judged not(String message) {
            return new Judged(false, true, message, null);
        }
    }

    private Judged judge(RunTree tree, List<RunMetadata> runs) {
        Integer expected = what.expect();
        if (expected != null && workers(tree) < expected) {
            return Judged.not(
                    "only " + workers(tree) + " of " + expected + " parts of " + described(tree) + " have come");
        }
        RunState state = tree.state(now);
        long dropped = tree.counts().dropped();
        if (dropped > 0 && state == RunState.SUCCESS) {
            return new Judged(
                    false,
                    false,
                    "run " + tree.runId() + " ended as success at " + ended(tree) + ", but dropped "
                            + RunWords.counted(dropped, "record")
                            + "; what became of those, nobody knows",
                    null);
        }
        if (state == RunState.SUCCESS) {
            String parts =
                    tree.runs().size() == 1 ? "" : ", with " + (tree.runs().size() - 1) + " below it";
            return new Judged(
                    true,
                    true,
                    what.name() + " succeeded: run " + tree.runId() + " ended " + ended(tree) + parts,
                    null);
        }
        return state.isOpen() ? Judged.not(trouble.of(tree)) : judgeReruns(tree, runs);
    }

    /** The root may be a part itself: of JVMs that start with one id, one has it and the others are its children. */
    private static int workers(RunTree tree) {
        RunMetadata run = tree.run();
        Set<String> workers = new HashSet<>();
        if (run != null && run.worker() != null) {
            workers.add(run.worker());
        }
        tree.children().forEach(child -> {
            RunMetadata part = child.run();
            if (part != null && part.worker() != null) {
                workers.add(part.worker());
            }
        });
        return workers.size();
    }

    private Judged judgeReruns(RunTree tree, List<RunMetadata> runs) {
        Set<String> ids = new HashSet<>();
        tree.runs().forEach(run -> ids.add(run.runId()));
        ids.add(tree.runId());
        RedoneRuns redoneRuns = new RedoneRuns(runs);
        RunMetadata rerun = runs.stream()
                .filter(run -> redoneRuns.repeatedBy(run) != null
                        && redoneRuns.chain(run).stream().anyMatch(ids::contains))
                .findFirst()
                .orElse(null);
        if (rerun == null) {
            return Judged.not(trouble.of(tree));
        }
        String after = ", after re-run " + rerun.runId();
        RunState rerunState = RunTree.of(rerun.runId(), runs).state(now);
        if (rerunState.isOpen()) {
            return Judged.not(trouble.of(tree) + "; re-run " + rerun.runId() + " is " + rerunState.text());
        }
        FailedFiles failed = new FailedFiles();
        RunLogs logs = new RunLogs(storage);
        for (List<RunMetadata> parts : tree.units()) {
            logs.files(parts).forEach(file -> {
                if (file.log().status() == FileStatus.FAILED) {
                    failed.addFailure(file.run(), file.log());
                }
            });
        }
        failed.findRedone(runs, start(tree), run -> logs);
        long still = failed.failed() - failed.redone();
        if (!logs.unreadable().isEmpty()) {
            return new Judged(false, false, logs.unreadable().get(0), null);
        }
        if (still > 0) {
            return Judged.not(RunWords.counted(still, "file") + " of " + described(tree) + " "
                    + (still == 1 ? "is" : "are") + " still failed" + after);
        }
        // A run that broke off may not have come to all files, and emails are not known by file.
        boolean filesAlone = failed.failed() > 0 && tree.counts().emailsFailed() == 0 && endedByItsFiles(tree);
        if (!filesAlone && rerunState != RunState.SUCCESS) {
            return Judged.not(trouble.of(tree) + "; re-run " + rerun.runId() + " ended as " + rerunState.text());
        }
        if (tree.counts().dropped() > 0) {
            return new Judged(
                    false,
                    false,
                    described(tree) + " dropped "
                            + RunWords.counted(tree.counts().dropped(), "record"),
                    null);
        }
        String repaired =
                failed.failed() == 0 ? "" : " repaired all " + RunWords.counted(failed.failed(), "failed file");
        return new Judged(
                true,
                true,
                what.name() + " succeeded: re-run " + rerun.runId() + (repaired.isEmpty() ? " succeeded" : repaired)
                        + " of run " + tree.runId(),
                rerun);
    }

    private static boolean endedByItsFiles(RunTree tree) {
        return tree.runs().stream()
                .allMatch(run -> run.status() != RunStatus.ABORTED
                        && run.errorType() == null
                        && (run.exitCode() == null || run.exitCode() == 0));
    }

    private String described(RunTree tree) {
        return "the last run of " + what.name() + ", " + tree.runId() + ",";
    }

    private static String ended(RunTree tree) {
        Instant last = start(tree);
        for (RunMetadata run : tree.runs()) {
            Instant end = Objects.requireNonNullElse(run.completedAt(), run.startedAt());
            last = end.isAfter(last) ? end : last;
        }
        return time(last);
    }

    private static String time(Instant instant) {
        return Times.shown(instant, Times.UTC) + " UTC";
    }
}
