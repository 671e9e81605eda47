package io.runtrack.agent.capture;

import org.jspecify.annotations.Nullable;

/**
 * The tracked calls that are in progress on one thread; only that thread touches it. Bare fields, because they are put right when the
 * host's stack has overflowed and there may be no room to call anything.
 */
final class ThreadCalls {
    /** The call that was entered last. */
    @Nullable
    Call innermost;

    /** Whether capture itself runs: what it asks of the host's objects may be tracked methods too, and is not recorded. */
    boolean capturing;
}
