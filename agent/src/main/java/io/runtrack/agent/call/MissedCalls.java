package io.runtrack.agent.call;

/**
 * How many calls could not be recorded for want of stack, and are counted nowhere yet. A bare field, since there may be
 * no room to call anything; not exact when several threads run out at once.
 */
public final class MissedCalls {
    int number;

    int take() {
        int taken = number;
        if (taken != 0) { // nearly never
            number = 0;
        }
        return taken;
    }
}
