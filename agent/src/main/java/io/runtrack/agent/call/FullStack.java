package io.runtrack.agent.call;

import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of calls for which the stack has no room. To run out of stack amid recording would leave things half
 * done, and the JVM complains on stderr of agents that do so while it loads a class. So calls that end there wait until
 * there is room again. Calls that could not even begin, or wait, are counted. For any thread.
 */
final class FullStack {

    /**
     * Some 30 KB of compiled frames, and twice that of interpreted ones. Recording takes about a third, the loading of
     * classes for it included.
     */
    private static final int DEPTH = 300;

    /**
     * Calls that could not be recorded and are counted nowhere yet. A bare field, since there may be no room to call
     * anything; not exact when several threads run out at once.
     */
    int missed;

    private final IntSupplier unbegun;

    /**
     * Makes sure that no class of ours has to be loaded where there is no room.
     *
     * @param unbegun answers how many calls of any method could not begin, since it was asked last
     */
    FullStack(IntSupplier unbegun) {
        this.unbegun = unbegun;
        Objects.requireNonNull(EndedCall.class);
        isRoomLeft();
    }

    /** How many calls could not be recorded, since this was asked last. */
    int takeMissed() {
        int taken = unbegun.getAsInt();
        if (missed != 0) { // nearly never
            taken += missed;
            missed = 0;
        }
        return taken;
    }

    /** Slow where there is none. Never throws. */
    static boolean isRoomLeft() {
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

    /** The calls of one thread that ended without room, the one that ended first in front. For that thread alone. */
    static final class WaitingCalls {
        @Nullable
        EndedCall first;

        private @Nullable EndedCall last;

        /** Does all of it, or nothing. */
        void add(EndedCall call) {
            if (last == null) {
                first = call;
            } else {
                last.next = call;
            }
            last = call;
        }

        /** Records them: there is room now. */
        void settle() {
            for (EndedCall call = first; call != null; call = first) {
                first = call.next;
                if (first == null) {
                    last = null;
                }
                call.call.endAtLast(call.begun, call.thrown);
            }
        }
    }

    /** A call that waits for room, with what it threw. */
    static final class EndedCall {
        private final Call call;
        private final Recordings begun;
        private final Throwable thrown;

        private @Nullable EndedCall next;

        EndedCall(Call call, Recordings begun, Throwable thrown) {
            this.call = call;
            this.begun = begun;
            this.thrown = thrown;
        }
    }
}
