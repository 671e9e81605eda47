package io.runtrack.cli.report.figures;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first failed files of each of some runs, and how many more there are. For one thread. */
final class FailedByRun {
    private static final int MOST = 50;

    private final Map<String, Tally> runs = new HashMap<>();

    private static final class Tally {
        private final List<DeliveryReport.FailedFile> first = new ArrayList<>();
        private long others;
    }

    /** @param wanted the runs that are asked for: others need no room */
    FailedByRun(List<RunMetadata> wanted) {
        wanted.forEach(run -> runs.put(run.runId(), new Tally()));
    }

    void add(RunMetadata run, FileProcessingLog log) {
        Tally tally = runs.get(run.runId());
        if (tally == null) {
            return;
        }
        if (tally.first.size() < MOST) {
            tally.first.add(new DeliveryReport.FailedFile(
                    log.filePath(), log.agentId(), log.errorType(), log.errorMessage(), log.attempt()));
        } else {
            tally.others++;
        }
    }

    DeliveryReport.Limited<DeliveryReport.FailedFile> of(RunMetadata run) {
        Tally tally = runs.getOrDefault(run.runId(), new Tally());
        return new DeliveryReport.Limited<>(List.copyOf(tally.first), tally.others);
    }
}
