package io.runtrack.agent.template;

import io.runtrack.agent.values.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value and the steps that lead from it to the one that is wanted: {@code call.agentId}, {@code args[1]}. */
public record SourcePath(FieldSource origin, List<Step> steps) implements FieldSource {

    public SourcePath {
        steps = List.copyOf(steps);
    }

    @Override
    public @Nullable Object value(CallValues call) throws Throwable {
        Object current = origin.value(call);
        for (int i = 0; i < steps.size() && current != null; i++) {
            current = steps.get(i).from(current);
        }
        return current;
    }
}
