package io.runtrack.agent.call;

import io.runtrack.agent.template.CallValues;
import io.runtrack.tracking.RunInProgress;
import org.jspecify.annotations.Nullable;

/**
 * What one annotation has begun for one call: a run, a file's record, or the records of emails. The plan says what
 * begins and how it ended. When that happens is for {@link Call} to say. Begun on the thread of the call, ended on any.
 */
public abstract class Recording {
    /** The run of the records. A field: right after a beginning there may be no stack left to call anything. */
    protected final RunInProgress run;

    /** Whether the run itself is what has begun: it ends with the call, and the call's threads work for it. */
    final boolean isOwnRun;

    /**
     * For plans.
     *
     * @param run the run of the records
     * @param isOwnRun whether that is what has begun
     */
    protected Recording(RunInProgress run, boolean isOwnRun) {
        this.run = run;
        this.isOwnRun = isOwnRun;
    }

    /**
     * The call has ended.
     *
     * @param call its values, the result among them; of an asynchronous result this is its value
     * @param thrown what it threw
     */
    protected abstract void end(CallValues call, @Nullable Throwable thrown);

    /** What the method returned begins only when somebody subscribes: until then nothing is in progress. */
    protected void suspend() {}

    /**
     * Somebody subscribes to what the method returned.
     *
     * @param call the call, whose arguments are those of each subscription
     * @param first whether this goes on with the call itself; each further one does all of it again
     * @return what the subscription records
     */
    protected Recording resume(CallValues call, boolean first) {
        return this;
    }
}
