package io.runtrack.agent.context;

import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.tracking.RunInProgress;
import io.runtrack.tracking.RunTracker;
import java.util.ArrayList;
import java.util.List;

/** Starts runs that are only counted, and remembers them. Safe for any thread. */
public final class StartedRuns implements RunStarter {
    private final List<RunInProgress> started = new ArrayList<>(); // guarded by this

    @Override
    public synchronized RunInProgress start(RunRequest request) {
        RunDescription description = request.description();
        RunTracker.Builder run = RunTracker.builder(description.command())
                .subcommand(description.subcommand())
                .configPath(description.configPath())
                .targetDate(description.targetDate())
                .labels(description.labels())
                .parentRunId(request.given().parentRunId())
                .rerunOf(request.given().rerunOf())
                .worker(request.given().worker());
        String runId = request.given().runId();
        if (runId != null) {
            run.runId(runId);
        }
        RunInProgress inProgress = RunInProgress.start(run);
        started.add(inProgress);
        return inProgress;
    }

    /** The runs in the order of their start, as they stand now. */
    public synchronized List<RunMetadata> runs() {
        return started.stream().map(RunInProgress::metadata).toList();
    }

    /** The run that was started last. */
    public synchronized RunInProgress last() {
        return started.get(started.size() - 1);
    }
}
