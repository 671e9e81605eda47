package io.runtrack.agent.hook;

import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.Cluster;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.agent.values.FieldText;
import io.runtrack.model.RunDescription;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a hook may do: start runs, and ask the host's objects. Safe for any thread. */
public final class Capture {
    private final ActiveRuns runs;
    private final Accessors accessors;
    private final ErrorStack stacks;

    public Capture(ActiveRuns runs, Accessors accessors, ErrorStack stacks) {
        this.runs = runs;
        this.accessors = accessors;
        this.stacks = stacks;
    }

    /** This thread begins with a job, whose run ends when {@link CapturedRun#end} says so, on whatever thread. */
    public CapturedRun startJob(RunDescription description) {
        return runs.startJob(description);
    }

    /** The same of a frame: what runs commands, and gives its run to the first one that it meets before any record. */
    public CapturedRun startFrame(RunDescription description) {
        return runs.startFrame(description);
    }

    /** This process as the driver or an executor of a cluster. */
    public Cluster cluster() {
        return Objects.requireNonNull(runs.cluster(), "an agent says how executors keep their records");
    }

    /** What a command is called that has no name: as the process is, after its main class. */
    public String processName() {
        return runs.processName();
    }

    /**
     * What an object of the host holds under a name, and what that holds under the next one. Asks as a template does:
     * record accessor, getter, method of that name, field, entry of a map.
     *
     * @return null when something on the way is null, has no such part, or throws
     */
    public @Nullable Object ask(@Nullable Object object, String... path) {
        Object value = object;
        for (int i = 0; i < path.length && value != null; i++) {
            try {
                value = accessors.part(path[i]).from(value);
            } catch (Throwable hostFailure) {
                return null;
            }
        }
        return value;
    }

    /** The same as the text of a field. */
    public @Nullable String askText(@Nullable Object object, String... path) {
        try {
            return FieldText.of(ask(object, path));
        } catch (Throwable hostFailure) {
            return null;
        }
    }

    /** The stack that the record of a failed file carries; null if records carry none. */
    public @Nullable String stackOf(Throwable thrown) {
        return stacks.of(thrown);
    }
}
