package io.runtrack.cli.runs;

import io.runtrack.cli.terminal.Times;
import io.runtrack.model.RunMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong in a run, in a few words: the short ones first, as the end may be cut. Stateless. */
final class RunCause {

    private RunCause() {}

    /** Empty where nothing did. */
    static String of(RunMetadata run, Instant now) {
        List<String> causes = new ArrayList<>();
        String error = RunWords.error(run.errorType(), run.errorMessage());
        if (ShownStatus.of(run, now) == ShownStatus.STALE) {
            Instant sign = run.heartbeatAt() == null ? run.startedAt() : run.heartbeatAt();
            causes.add("no sign of life for " + Times.shown(Duration.between(sign, now)));
        }
        addFailures(causes, run.failedCount(), run.totalFiles(), "files", error);
        long emails = run.emailsSent() + run.emailsFailed() + run.emailsSkipped();
        addFailures(causes, run.emailsFailed(), emails, "emails", error);
        if (run.droppedRecords() > 0) {
            causes.add(run.droppedRecords() + " records dropped");
        }
        if (error != null) {
            causes.add(error);
        }
        return String.join(", ", causes);
    }

    /** Unless the error says just that. */
    private static void addFailures(List<String> causes, long failed, long all, String what, @Nullable String error) {
        if (failed > 0 && (error == null || !error.contains(what + " failed"))) {
            causes.add(failed + " of " + all + " " + what + " failed");
        }
    }
}
