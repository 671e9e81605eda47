package io.runtrack.agent.call;

import java.util.Objects;

/**
 * Whether the thread's stack has room for recording a call, the loading of classes for it included. To run out of stack
 * amid that would leave things half done, and the JVM complains on stderr of agents that do so while it loads a class.
 */
public final class StackRoom {

    /** Some 30 KB of compiled frames, and twice that of interpreted ones. Recording takes about a third. */
    private static final int DEPTH = 300;

    private StackRoom() {}

    /** So that no class of ours has to be loaded where there is none. */
    public static void prepare() {
        Objects.requireNonNull(DeferredEnd.class);
        isLeft();
    }

    /** Slow where there is none. Never throws. */
    static boolean isLeft() {
        try {
            return descend(DEPTH, 1, 2, 3, 4, 5, 6) != 0;
        } catch (StackOverflowError full) {
            return false;
        }
    }

    /** What is added after the call has to be kept on the stack during it. */
    private static long descend(int depth, long a, long b, long c, long d, long e, long f) {
        return depth == 0 ? a | 1 : descend(depth - 1, b, c, d, e, f, a) + a + b + c + d + e + f | 1;
    }
}
