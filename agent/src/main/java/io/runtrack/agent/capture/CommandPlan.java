package io.runtrack.agent.capture;

import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.CommandName;
import io.runtrack.agent.context.RunRequest;
import io.runtrack.tracking.RunTracker;
import org.jspecify.annotations.Nullable;

/** Makes a run of each call. Immutable, for any thread. */
final class CommandPlan implements CallPlan {
    private final CommandSources sources;
    private final ActiveRuns runs;
    private final UnsettledCalls unsettled;

    /**
     * Where a run's fields come from.
     *
     * @param command the command's name
     * @param subcommand the subcommand's name
     * @param configPath the configuration file
     * @param targetDate the date that the run works on
     * @param exitCode whether the result is the command's exit code
     */
    record CommandSources(
            String command,
            @Nullable String subcommand,
            FieldSource configPath,
            FieldSource targetDate,
            boolean exitCode) {

        static CommandSources bind(MethodShape method, TrackedAnnotation annotation, FieldBinder binder) {
            ParameterDefaults defaults = new ParameterDefaults(method);
            String command = binder.fixed("value");
            return new CommandSources(
                    command == null ? CommandName.of(method.className(), method.name()) : command,
                    binder.fixed("subcommand"),
                    binder.fieldAtStart("configPath", defaults.configPath()),
                    binder.fieldAtStart("targetDate", defaults.targetDate()),
                    annotation.flag("exitCode"));
        }
    }

    CommandPlan(CommandSources sources, ActiveRuns runs, UnsettledCalls unsettled) {
        this.sources = sources;
        this.runs = runs;
        this.unsettled = unsettled;
    }

    @Override
    public CallEnd begin(Call call) {
        return start(call);
    }

    private CommandCall start(CallValues call) {
        RunTracker run = runs.enter(request(call));
        unsettled.begin(run);
        return new CommandCall(this, run);
    }

    RunRequest request(CallValues call) {
        return RunRequest.ofCommand(
                sources.command(),
                sources.subcommand(),
                sources.configPath().text(call),
                sources.targetDate().text(call));
    }

    private record CommandCall(CommandPlan plan, RunTracker run) implements CallEnd {
        @Override
        public void leaveThread() {
            plan.runs.leaveThread(run);
        }

        @Override
        public void missed(int calls) {
            run.countDropped(calls);
        }

        @Override
        public void returnToThread() {
            plan.runs.returnToThread(run);
        }

        /** The first subscription goes on with the run that the method's own work is in; each further one is a run. */
        @Override
        public CallEnd resume(CallValues call, boolean first) {
            if (first) {
                returnToThread();
                return this;
            }
            return plan.start(call);
        }

        @Override
        public void end(CallValues call, @Nullable Throwable thrown) {
            plan.unsettled.end(run);
            try {
                if (thrown != null) {
                    Failure failure = Failure.of(thrown);
                    run.fail(failure.type(), failure.message());
                } else if (plan.sources.exitCode() && call.result() instanceof Number code) {
                    run.exit(code.intValue());
                } else {
                    run.end();
                }
            } finally {
                plan.runs.remove(run);
            }
        }
    }
}
