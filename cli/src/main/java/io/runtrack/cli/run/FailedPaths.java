package io.runtrack.cli.run;

import io.runtrack.figures.facts.FailedFiles;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.storage.TrackingStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The paths of the files of some trees whose last record failed. For one thread. */
final class FailedPaths {
    private final Set<FailedCommand.Outcome> outcomes;
    private final @Nullable String errorType;
    private final boolean still;
    private final RunLogs logs;

    /** @param still whether those are left out that a later run redid */
    FailedPaths(
            TrackingStorage storage, Set<FailedCommand.Outcome> outcomes, @Nullable String errorType, boolean still) {
        this.outcomes = outcomes;
        this.errorType = errorType;
        this.still = still;
        this.logs = new RunLogs(storage);
    }

    List<String> unreadable() {
        return logs.unreadable();
    }

    void write(List<GivenTree> trees, FailedNames names) {
        for (GivenTree given : trees) {
            List<FinalRecords.Outcome> failed = new ArrayList<>();
            // One file of the tree, whichever of its runs had it last.
            logs.files(given.tree().runs()).forEach(file -> {
                if (isWanted(file.log())) {
                    failed.add(new FinalRecords.Outcome(
                            file.run(), file.log().toBuilder().errorStack(null).build(), false));
                }
            });
            FailedFiles redone = redone(given, failed);
            for (FinalRecords.Outcome file : failed) {
                if (redone == null || !redone.isRedone(file.run(), file.log())) {
                    names.addPath(file.log().filePath(), file.log().errorType());
                }
            }
        }
        names.write();
    }

    private @Nullable FailedFiles redone(GivenTree given, List<FinalRecords.Outcome> failed) {
        if (!still || failed.isEmpty()) {
            return null;
        }
        FailedFiles files = new FailedFiles();
        failed.forEach(file -> files.addFailure(file.run(), file.log()));
        Instant first = given.tree().runs().get(0).startedAt();
        files.findRedone(given.runs(), first, run -> logs);
        return files;
    }

    private boolean isWanted(FileProcessingLog log) {
        return outcomes.stream().anyMatch(outcome -> outcome.is(log.status()))
                && (errorType == null || errorType.equals(log.errorType()));
    }
}
