package io.runtrack.answer;

import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.Sums;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong in a run, in a few words: the short ones first, as the end may be cut. Stateless. */
public final class RunCause {

    private RunCause() {}

    /** Empty where nothing did. */
    public static String of(RunMetadata run, Instant now) {
        List<String> causes = new ArrayList<>();
        String error = RunWords.error(run.errorType(), run.errorMessage());
        if (RunState.of(run, now) == RunState.STALE) {
            Instant sign = RunState.lastSignOfLife(run);
            causes.add("no sign of life for " + ShownDuration.of(Duration.between(sign, now)));
        }
        addFailures(causes, run.failedCount(), run.totalFiles(), "files", error);
        long emails = Sums.emails(run);
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
