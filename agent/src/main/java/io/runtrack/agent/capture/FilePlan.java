package io.runtrack.agent.capture;

import io.runtrack.agent.call.Call;
import io.runtrack.agent.call.CallPlan;
import io.runtrack.agent.call.Recording;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.template.CallValues;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.tracking.FileInFlight;
import io.runtrack.tracking.RunInProgress;
import org.jspecify.annotations.Nullable;

/**
 * Makes a file's record of each call. Immutable, for any thread; a file in flight when the process dies is on record
 * with its path.
 */
final class FilePlan implements CallPlan {
    private final String methodId;
    private final FileSources sources;
    private final FileOutcome outcome;
    private final ActiveRuns runs;

    FilePlan(MethodShape method, FileSources sources, FileOutcome outcome, ActiveRuns runs) {
        this.methodId = method.displayName() + method.descriptor();
        this.sources = sources;
        this.outcome = outcome;
        this.runs = runs;
    }

    @Override
    public Recording begin(Call call) {
        Known known = known(call);
        String type = typeOf(known.path());
        RunInProgress run = runs.current();
        OpenFile begun = new OpenFile(this, run);
        begun.file = run.startFile(methodId, known.path(), type, known.agentId());
        return begun; // and calls nothing any more: should the stack end there, a file would stay in flight for good
    }

    Known known(CallValues call) {
        return new Known(sources.path().text(call), sources.agentId().text(call));
    }

    @Nullable
    String typeOf(@Nullable String path) {
        return sources.typeOf(path);
    }

    /** The record as far as only the end of the call tells it; what the start left open is asked for again. */
    FileProcessingLog.Builder describe(CallValues call, @Nullable Throwable thrown, Known known) {
        FileProcessingLog.Builder log =
                outcome.of(call, thrown).outputPath(sources.outputPath().text(call));
        if (known.path() == null) {
            String path = sources.path().text(call);
            log.filePath(path).fileType(typeOf(path));
        }
        if (known.agentId() == null) {
            log.agentId(sources.agentId().text(call));
        }
        return log;
    }

    /** A record that came after the end of its run goes to the implicit one. */
    private void recordLate(FileProcessingLog log) {
        RunInProgress run = runs.implicitRun();
        FileInFlight file = run.startFile(methodId, log.filePath(), log.fileType(), log.agentId());
        run.endFile(file, log.toBuilder());
    }

    /** What the start of a call told. */
    record Known(@Nullable String path, @Nullable String agentId) {}

    private static final class OpenFile extends Recording {
        private final FilePlan plan;

        @SuppressWarnings("NullAway.Init") // whoever makes one starts its file next
        private FileInFlight file;

        OpenFile(FilePlan plan, RunInProgress run) {
            super(run, false);
            this.plan = plan;
        }

        @Override
        protected void suspend() {
            run.withdrawFile(file);
        }

        @Override
        protected Recording resume(CallValues call, boolean first) {
            RunInProgress current = run.isActive() ? run : plan.runs.current();
            OpenFile resumed = new OpenFile(plan, current);
            resumed.file = first ? current.resumeFile(file) : current.restartFile(file);
            return resumed;
        }

        @Override
        protected void end(CallValues call, @Nullable Throwable thrown) {
            FileProcessingLog.Builder log = plan.describe(call, thrown, new Known(file.path(), file.agentId()));
            if (!run.endFile(file, log)) {
                plan.recordLate(file.complete(log.build()));
            }
        }
    }
}
