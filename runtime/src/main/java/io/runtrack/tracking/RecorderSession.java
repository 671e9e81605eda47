package io.runtrack.tracking;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.RunEnd;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a recorder's trackers see it. A tracker by hand has a recorder of its own, which is closed with its run. */
final class RecorderSession implements RunSession {
    private final Recorder recorder;
    private final boolean ownRecorder;

    RecorderSession(Recorder recorder, boolean ownRecorder) {
        this.recorder = recorder;
        this.ownRecorder = ownRecorder;
    }

    static RecorderSession byHand(TrackingStorage storage) {
        return new RecorderSession(Recorder.open(RecorderOptions.byDefault(storage)), true);
    }

    @Override
    public Clock clock() {
        return recorder.options().timing().clock();
    }

    @Override
    public RunMetadata describe(RunMetadata run) {
        Map<String, String> labels = new LinkedHashMap<>(recorder.options().labels());
        labels.putAll(run.labels());
        RunLabels limited = RunLabels.of(labels);
        if (limited.leftOut() > 0) {
            recorder.options().reporting().diagnostics().warn("labels", limited.warning(run.runId()));
        }
        return run.toBuilder()
                .labels(limited.kept())
                .environment(recorder.environment())
                .heartbeatAt(run.startedAt())
                .checkpointMs(recorder.options().timing().checkpoint().toMillis())
                .build();
    }

    @Override
    public RunJournal started(TrackedRun tracked, RunMetadata run) {
        return recorder.begin(tracked, run);
    }

    @Override
    public RunEnd overruled(RunEnd end) {
        Integer signal = recorder.options().reporting().jvmExit().signal();
        return signal == null ? end : RunEnd.signalled(signal);
    }

    @Override
    public OrphanedFiles leftBehind() {
        return recorder.leftBehind();
    }

    @Override
    public void ended(TrackedRun tracked) {
        recorder.ended(tracked);
    }

    @Override
    public void awaitTold() {
        recorder.awaitTold();
    }

    @Override
    public void awaitStored() {
        if (ownRecorder) {
            recorder.close();
        }
    }
}
