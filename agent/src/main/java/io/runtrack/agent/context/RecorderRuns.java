package io.runtrack.agent.context;

import io.runtrack.model.RunDescription;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RunInProgress;
import io.runtrack.tracking.RunTracker;

/** Starts runs that a recorder keeps. */
public final class RecorderRuns implements RunStarter {
    private final Recorder recorder;

    public RecorderRuns(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public RunInProgress start(RunRequest request) {
        RunDescription description = request.description();
        RunTracker.Builder run = recorder.run(description.command())
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
        return request.implicit() ? RunInProgress.startImplicit(run) : RunInProgress.start(run);
    }
}
