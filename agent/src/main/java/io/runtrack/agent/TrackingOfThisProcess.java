package io.runtrack.agent;

import io.runtrack.agent.capture.MethodShape;
import io.runtrack.agent.capture.TrackedAnnotation;
import io.runtrack.config.Settings;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connects woven code with what records: opened when the first tracked class is loaded. */
final class TrackingOfThisProcess implements Supplier<Tracking> {

    private final Settings settings;
    private final Diagnostics diagnostics;

    TrackingOfThisProcess(Settings settings, Diagnostics diagnostics) {
        this.settings = settings;
        this.diagnostics = diagnostics;
    }

    @Override
    public Tracking get() {
        diagnostics.debug("tracking to " + settings.path());
        return new Tracking() {
            @Override
            public BiFunction<@Nullable Object, Object[], @Nullable Object> bind(
                    MethodShape method, List<TrackedAnnotation> annotations) {
                diagnostics.debug("tracks " + method.displayName());
                return (self, arguments) -> null;
            }

            @Override
            public void exiting(int status) {
                diagnostics.debug("exiting with status " + status);
            }
        };
    }
}
