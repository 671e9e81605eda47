package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.tracking.FileInFlight;
import org.jspecify.annotations.Nullable;

/**
 * Where readers open and close their resources, and fail to read them. Only resource-aware readers count, and only in a
 * step.
 */
final class ResourceHooks {
    private static final String METHOD = "Spring Batch reader";

    private final RunningSteps steps;

    ResourceHooks(RunningSteps steps) {
        this.steps = steps;
    }

    /** {@code open(ExecutionContext)}. */
    @Nullable
    HookEnd opened(@Nullable Object reader, @Nullable Object[] arguments, Capture capture) {
        Place place = steps.here();
        if (place == null || reader == null || !ResourceAware.is(reader.getClass())) {
            return null;
        }
        String path = ResourceAware.path(capture.ask(reader, "resource"), capture);
        if (path == null) {
            return null; // none is set
        }
        close(steps.closed(reader), place);
        Step step = place.step();
        FileInFlight file = step.job().run().startFile(METHOD, path, null, null);
        return (result, thrown) -> {
            if (thrown == null) {
                long position = OpenResource.positionOf(reader, capture);
                OpenResource resource = new OpenResource(step, reader, file, position);
                steps.opened(reader, resource);
                step.opened(resource);
            } else {
                step.job().run().endFile(file, FileRecords.record(thrown, capture));
            }
        };
    }

    /** {@code close()}. */
    @Nullable
    HookEnd closed(@Nullable Object reader, @Nullable Object[] arguments, Capture capture) {
        close(steps.closed(reader), steps.here());
        return null;
    }

    /** {@code onReadError(Exception)}. */
    @Nullable
    HookEnd failed(@Nullable Object listeners, @Nullable Object[] arguments, Capture capture) {
        Place place = steps.here();
        if (place != null && arguments[0] instanceof Throwable error) {
            place.step().readFailed(error);
        }
        return null;
    }

    private static void close(@Nullable OpenResource resource, @Nullable Place place) {
        if (resource != null) {
            resource.step().closed(resource, place != null && place.attempt() != null);
        }
    }
}
