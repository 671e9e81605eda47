package io.runtrack.agent.instrument;

import net.bytebuddy.asm.Advice;

/** What is woven in front of the JVM's own exit. Copied, never called, and under the same rules as {@link TrackedAdvice}. */
final class ExitAdvice {

    private ExitAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) int status) {
        RuntrackLinkage.exiting(status);
    }
}
