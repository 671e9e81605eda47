package io.runtrack.agent.frameworks.springbatch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps that are executed now, by their step executions, and which of them a thread works for. Safe for any thread.
 */
final class RunningSteps {
    private final Map<Object, Step> steps = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<Object, OpenResource> resources = Collections.synchronizedMap(new IdentityHashMap<>());

    @SuppressWarnings("ThreadLocalUsage") // there is one of this, and no static state
    private final ThreadLocal<@Nullable Place> places = new ThreadLocal<>();

    /** This thread executes the step. Answers where it was before. */
    @Nullable
    Place begin(Step step) {
        Place outer = places.get();
        steps.put(step.execution(), step);
        places.set(new Place(step, true));
        return outer;
    }

    void end(Step step, @Nullable Place outer) {
        steps.remove(step.execution());
        resources.values().removeIf(each -> each.step() == step);
        put(outer);
    }

    @Nullable
    Step of(@Nullable Object stepExecution) {
        return stepExecution == null ? null : steps.get(stepExecution);
    }

    /** Where this thread is; null if it works for no step. */
    @Nullable
    Place here() {
        return places.get();
    }

    void put(@Nullable Place place) {
        if (place == null) {
            places.remove();
        } else {
            places.set(place);
        }
    }

    /** A reader reads a resource from now on. Answers what it read before and has not closed. */
    @Nullable
    OpenResource opened(Object reader, OpenResource resource) {
        return resources.put(reader, resource);
    }

    @Nullable
    OpenResource closed(@Nullable Object reader) {
        return reader == null ? null : resources.remove(reader);
    }
}
