package io.runtrack.agent.frameworks.spark;

import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.CommandName;
import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.model.RunDescription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The applications of a driver: a frame from the making of its context on. One whose context is stopped by the main
 * thread goes on to the end of the process, since what main throws after that is how it ended. Safe for any thread.
 */
final class Applications {
    private static final long MAIN_THREAD = 1;

    private final List<CapturedRun> open = new CopyOnWriteArrayList<>();

    /** {@code validateSettings()}: of the settings that a context works with, before it looks at them. */
    @Nullable
    HookEnd contextBegins(@Nullable Object settings, @Nullable Object[] arguments, Capture capture) {
        if (settings == null) {
            return null;
        }
        SparkSettings known = new SparkSettings(settings);
        known.addPlugin();
        end();
        CapturedRun run = capture.startFrame(new RunDescription(name(known, capture), null, null, null));
        run.endsWithProcess(RunEnding.COUNTED);
        open.add(run);
        return null;
    }

    private static String name(SparkSettings settings, Capture capture) {
        String name = CommandName.ofMethod(settings.get("spark.app.name"));
        return name.isEmpty() ? capture.processName() : name;
    }

    /** {@code stop()}, which may call another of its name. */
    HookEnd contextStops(@Nullable Object context, @Nullable Object[] arguments, Capture capture) {
        return (result, thrown) -> {
            if (Thread.currentThread().getId() != MAIN_THREAD) {
                end();
            }
        };
    }

    /** What submitted the application, or its main method, is left. */
    HookEnd main(@Nullable Object receiver, @Nullable Object[] arguments, Capture capture) {
        return (result, thrown) -> {
            if (thrown != null) {
                for (CapturedRun each : open) {
                    each.endsWithProcess(RunEnding.failed(thrown));
                }
            }
        };
    }

    private void end() {
        for (CapturedRun each : open) {
            each.end(RunEnding.COUNTED);
        }
        open.clear();
    }
}
