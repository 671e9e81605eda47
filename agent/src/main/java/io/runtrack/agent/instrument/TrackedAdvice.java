package io.runtrack.agent.instrument;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * What is woven around a tracked method's body. Never called: Byte Buddy copies the bytecode of these two methods into the host's.
 *
 * <p>Nothing may be named here but what every class of every loader can see: the JDK and the linkage in it. What the linkage itself cannot
 * catch (a stack overflow on the way into it) is suppressed on the spot.
 */
final class TrackedAdvice {

    private TrackedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
            @MethodNumber int method,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments Object[] arguments) {
        return RuntrackLinkage.enter(method, self, arguments);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable Object call,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
            @Advice.Thrown @Nullable Throwable thrown) {
        result = RuntrackLinkage.exit(call, result, thrown);
    }
}
