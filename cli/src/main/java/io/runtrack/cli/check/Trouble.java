package io.runtrack.cli.check;

import io.runtrack.answer.RunWords;
import io.runtrack.cli.terminal.Times;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.RunTree;
import java.time.Instant;
import java.util.List;

/**
 * Says why a run did not succeed.
 *
 * @param name what was asked for: the command with its subcommand
 * @param now as of when runs are stale
 */
record Trouble(String name, Instant now) {
    /** Of a tree that did not succeed: the run's own trouble, else that of the worst below it. */
    String of(RunTree tree) {
        RunMetadata run = tree.run();
        if (run != null && RunState.of(run, now) != RunState.SUCCESS) {
            return "the last run of " + name + ", " + run.runId() + ", " + of(run);
        }
        List<RunMetadata> bad = tree.runs().stream()
                .filter(each -> RunState.of(each, now) != RunState.SUCCESS)
                .toList();
        RunMetadata first = bad.get(0);
        String others = bad.size() == 1 ? "" : " (and " + (bad.size() - 1) + " more)";
        return "the last run of " + name + ", " + tree.runId() + ", has a part that did not succeed: " + first.command()
                + ", " + first.runId() + ", " + of(first) + others;
    }

    private String of(RunMetadata run) {
        String error = RunWords.error(run.errorType(), run.errorMessage());
        return switch (RunState.of(run, now)) {
            case RUNNING -> "has been running since " + time(run.startedAt());
            case STALE -> "says that it is running, but was last heard of at " + time(RunState.lastSignOfLife(run));
            case PARTIAL_SUCCESS -> "succeeded in part only: " + failures(run);
            case ABORTED -> "was aborted" + (error == null ? "" : ": " + error);
            default -> "failed" + (error == null ? "" : ": " + error);
        };
    }

    /** {@code 2 of 5 files and 1 email failed}. */
    private static String failures(RunMetadata run) {
        String files =
                run.failedCount() == 0 ? null : run.failedCount() + " of " + RunWords.counted(run.totalFiles(), "file");
        String emails = run.emailsFailed() == 0 ? null : RunWords.counted(run.emailsFailed(), "email");
        if (files == null && emails == null) {
            return "it says so";
        }
        return files == null ? emails + " failed" : files + (emails == null ? "" : " and " + emails) + " failed";
    }

    private static String time(Instant instant) {
        return Times.shown(instant, Times.UTC) + " UTC";
    }
}
