package io.runtrack.agent.instrument;

import java.util.function.IntSupplier;

/**
 * Answers how many calls woven code could not begin for want of stack, since it was asked last. A class and no lambda,
 * as start-up demands.
 */
public final class UnbegunCalls implements IntSupplier {
    @Override
    public int getAsInt() {
        return RuntrackLinkage.takeMissed();
    }
}
