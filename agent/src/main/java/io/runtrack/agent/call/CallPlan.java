package io.runtrack.agent.call;

import org.jspecify.annotations.Nullable;

/** What one annotation makes of each call of its method. Immutable, for any thread. */
public interface CallPlan {

    /** The method has been entered. Null when this call leaves nothing to be done at its end. */
    @Nullable
    Recording begin(Call call);
}
