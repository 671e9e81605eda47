package io.runtrack.agent.capture;

import io.runtrack.agent.call.Call;
import io.runtrack.agent.call.CallPlan;
import io.runtrack.agent.call.Recording;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.CommandName;
import io.runtrack.agent.context.RunRequest;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import io.runtrack.tracking.RunInProgress;
import org.jspecify.annotations.Nullable;

/** Makes a run of each call. Immutable, for any thread. */
final class CommandPlan implements CallPlan {
    private final CommandSources sources;
    private final CommandOutcome outcome;
    private final ActiveRuns runs;

    /**
     * Where a run's fields come from.
     *
     * @param command the command's name, with the one that it has when the first says nothing
     * @param subcommand the subcommand's name
     * @param configPath the configuration file
     * @param targetDate the date that the run works on
     */
    record CommandSources(Name command, FieldSource subcommand, FieldSource configPath, FieldSource targetDate) {

        static CommandSources bind(MethodShape method, FieldBinder binder) {
            ParameterDefaults defaults = new ParameterDefaults(method);
            return new CommandSources(
                    new Name(
                            binder.name("value", "its default is taken"),
                            CommandName.of(method.sourceClassName(), method.name())),
                    binder.name("subcommand", FieldBinder.LEFT_EMPTY),
                    binder.fieldAtStart("configPath", defaults.configPath()),
                    binder.fieldAtStart("targetDate", defaults.targetDate()));
        }
    }

    /** A run has a name, whatever becomes of the template that should tell it. */
    record Name(FieldSource given, String otherwise) {
        String of(CallValues call) {
            String name = given.text(call);
            return name == null || name.isBlank() ? otherwise : name;
        }

        /** Where it comes from, as a whole. */
        FieldSource source() {
            return given == PlainSource.NONE ? new PlainSource.Literal(otherwise) : given;
        }
    }

    CommandPlan(CommandSources sources, CommandOutcome outcome, ActiveRuns runs) {
        this.sources = sources;
        this.outcome = outcome;
        this.runs = runs;
    }

    @Override
    public Recording begin(Call call) {
        return start(call);
    }

    private CommandRun start(CallValues call) {
        return new CommandRun(this, runs.start(request(call)));
    }

    RunRequest request(CallValues call) {
        return RunRequest.ofCommand(
                sources.command().of(call),
                sources.subcommand().text(call),
                sources.configPath().text(call),
                sources.targetDate().text(call));
    }

    private static final class CommandRun extends Recording {
        private final CommandPlan plan;

        CommandRun(CommandPlan plan, RunInProgress run) {
            super(run, true);
            this.plan = plan;
        }

        /** The first subscription goes on with the run that the method's own work is in; each further one is a run. */
        @Override
        protected Recording resume(CallValues call, boolean first) {
            return first ? this : plan.start(call);
        }

        @Override
        protected void end(CallValues call, @Nullable Throwable thrown) {
            plan.outcome.end(run, call, thrown);
        }
    }
}
