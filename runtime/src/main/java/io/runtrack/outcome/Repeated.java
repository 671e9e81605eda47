package io.runtrack.outcome;

import io.runtrack.model.RunMetadata;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which run a run repeats: the one that it names, or else the execution before it of the same Spring Batch job
 * instance. Immutable, for any thread.
 */
public final class Repeated {
    private static final String INSTANCE = "spring_batch.job_instance_id";
    private static final String EXECUTION = "spring_batch.job_execution_id";

    /** The runs of each job instance by the numbers of their executions, which grow. */
    private final Map<Instance, TreeMap<Long, RunMetadata>> instances = new HashMap<>();

    private record Instance(String command, String id) {}

    /**
     * Among some runs.
     *
     * @param runs all that there are: others are not seen
     */
    public Repeated(Collection<RunMetadata> runs) {
        for (RunMetadata run : runs) {
            Instance instance = instance(run);
            Long execution = execution(run);
            if (instance != null && execution != null) {
                instances.computeIfAbsent(instance, first -> new TreeMap<>()).put(execution, run);
            }
        }
    }

    /** The id of the run that a run repeats; null if it repeats none. */
    public @Nullable String by(RunMetadata run) {
        return run.rerunOf() == null ? executionBefore(run) : run.rerunOf();
    }

    /** One that started later was counted by another repository: one in memory begins anew in every process. */
    private @Nullable String executionBefore(RunMetadata run) {
        Instance instance = instance(run);
        Long execution = execution(run);
        TreeMap<Long, RunMetadata> executions = instance == null ? null : instances.get(instance);
        Map.Entry<Long, RunMetadata> before =
                executions == null || execution == null ? null : executions.lowerEntry(execution);
        return before == null || before.getValue().startedAt().isAfter(run.startedAt())
                ? null
                : before.getValue().runId();
    }

    private static @Nullable Instance instance(RunMetadata run) {
        String id = run.labels().get(INSTANCE);
        return id == null ? null : new Instance(run.command(), id);
    }

    private static @Nullable Long execution(RunMetadata run) {
        String number = run.labels().get(EXECUTION);
        try {
            return number == null ? null : (Long) Long.parseLong(number);
        } catch (NumberFormatException ofAnotherWriter) {
            return null;
        }
    }
}
