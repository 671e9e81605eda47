package io.runtrack.agent.context;

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
        RunTracker.Builder run = recorder.run(request.command())
                .subcommand(request.subcommand())
                .configPath(request.configPath())
                .targetDate(request.targetDate())
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
