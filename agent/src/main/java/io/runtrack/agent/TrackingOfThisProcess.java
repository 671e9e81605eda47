package io.runtrack.agent;

import io.runtrack.agent.capture.TrackedMethods;
import io.runtrack.agent.completion.ResultTypes;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.RecorderRuns;
import io.runtrack.agent.frameworks.BuiltInMail;
import io.runtrack.agent.instrument.UnbegunCalls;
import io.runtrack.agent.jdk.ExitWatch;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodBinder;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.config.Settings;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.CurrentProcess;
import io.runtrack.tracking.JvmExit;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RecorderOptions;
import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Connects woven code with the recorder. Made when the first tracked class is loaded. No file is opened before the
 * first run starts.
 */
final class TrackingOfThisProcess implements MethodBinder, ExitWatch.Listener {
    private final JvmExit jvmExit = new JvmExit(new ApplicationHooks());
    private final Recorder recorder;
    private final ActiveRuns runs;
    private final TrackedMethods methods;

    TrackingOfThisProcess(Settings settings, Instrumentation instrumentation, AgentLog log) {
        String path = Objects.requireNonNull(settings.path(), "tracking is on only with a path");
        RecorderOptions options =
                RecordingSettings.of(settings, TrackingStorage.open(path), log, jvmExit, this::isUnsettled);
        recorder = Recorder.open(options);
        runs = new ActiveRuns(
                new RecorderRuns(recorder),
                new GivenIds(settings.runId(), settings.parentRunId(), settings.rerunOf(), CurrentProcess.worker()),
                Clock.systemUTC(),
                CurrentProcess::mainClass,
                new FollowedWork(instrumentation, log));
        runs.forwardBy(line -> Recorder.forwarding(options.unheard(), line), recorder::recoverAtEnd);
        recorder.atCheckpoints(runs::closeImplicitRunOfYesterday);
        recorder.afterRuns(file -> runs.implicitRun().recordFile(file));
        ResultTypes results = new ResultTypes(new InstrumentedLookup(instrumentation), log);
        Accessors accessors = new Accessors(new InstrumentedModules(instrumentation));
        methods = new TrackedMethods(
                runs, accessors, new BuiltInMail(accessors), results, log, stacks(settings), new UnbegunCalls());
    }

    @Override
    public BiFunction<@Nullable Object, Object[], @Nullable Object> bind(
            MethodShape method, List<DeclaredAnnotation> annotations, Kinship kinship) {
        return methods.bind(method, annotations, kinship);
    }

    @Override
    public void exiting(int status) {
        jvmExit.exiting(status);
        if (!jvmExit.isBySignal()) {
            runs.processExits(status);
        }
    }

    @Override
    public void runningOut() {
        jvmExit.runningOut();
        runs.processRunsOut();
    }

    private boolean isUnsettled(String runId) {
        return runs.isUnsettled(runId);
    }

    /** Whether a run has been started. */
    boolean hasRecorded() {
        return recorder.hasRecorded();
    }

    /** What keeps runs from being recorded now, and what to do; null if nothing does. */
    @Nullable
    String whyNoJournal() {
        return recorder.whyNoJournal();
    }

    private static ErrorStack stacks(Settings settings) {
        return settings.stackTraces() ? ErrorStack.redactedBy(settings.redaction()) : ErrorStack.NONE;
    }
}
