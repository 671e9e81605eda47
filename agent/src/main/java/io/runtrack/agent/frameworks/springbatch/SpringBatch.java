package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.Framework;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where Spring Batch 4.3 to 6 is taken hold of. Jobs and steps begin and end in a final method each. A step's counts
 * are looked at once a chunk and when a resource is opened or closed, never once an item.
 */
public final class SpringBatch implements Framework {
    private static final String CORE = "org.springframework.batch.core.";
    private static final String STEP_EXECUTION = "StepExecution";
    private static final String READER = "item.support.AbstractItemCountingItemStreamItemReader";

    @Override
    public MethodRules rules() {
        RunningSteps steps = new RunningSteps();
        RunningJobs jobs = new RunningJobs();
        ResourceHooks resources = new ResourceHooks(steps);
        ChunkHooks chunks = new ChunkHooks(steps);
        CodedRules rules = new CodedRules("spring-batch")
                .hook(CORE + "job.AbstractJob#execute", new JobHook(jobs), fields())
                .hook(CORE + "step.AbstractStep#execute", new StepHook(jobs, steps))
                .hook(CORE + "listener.CompositeItemReadListener#onReadError", resources::failed);
        for (String place : new String[] {CORE, CORE + "step."}) { // where version 6 has moved it
            rules.hook(place + STEP_EXECUTION + "#createStepContribution", chunks::begun)
                    .hook(place + STEP_EXECUTION + "#apply", chunks::ended);
        }
        for (String place : new String[] {"org.springframework.batch.", "org.springframework.batch.infrastructure."}) {
            rules.hook(place + READER + "#open", resources::opened).hook(place + READER + "#close", resources::closed);
        }
        return rules.methods();
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", "the job's name");
        fields.put("target_date", "the job parameter date or target-date");
        fields.put("status", "the job execution's BatchStatus");
        fields.put("steps", "its step executions");
        fields.put("files", "the resources that its resource-aware readers open");
        return fields;
    }
}
