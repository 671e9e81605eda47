package io.runtrack.agent.instrument;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets tracking use its own permissions on the host's threads. A security manager (JDK 17 to 23) asks all callers on
 * the stack otherwise, and a host need not be allowed what we are. Nothing is wrapped where there is no security
 * manager. Stateless.
 */
@SuppressWarnings("removal") // the JDK removes security managers after 23; until then hosts may have one
final class Privileged {

    private Privileged() {}

    private static boolean areAsked() {
        return System.getSecurityManager() != null;
    }

    /**
     * Runs the action with our own permissions.
     *
     * @throws Exception what the action throws
     */
    static <T extends @Nullable Object> T call(PrivilegedExceptionAction<T> action) throws Exception {
        try {
            return AccessController.doPrivileged(action);
        } catch (PrivilegedActionException wrapped) {
            throw wrapped.getException();
        }
    }

    /** Both halves of a call. */
    static BiFunction<@Nullable Object, Object[], @Nullable Object> method(
            BiFunction<@Nullable Object, Object[], @Nullable Object> method) {
        if (!areAsked()) {
            return method;
        }
        return (self, arguments) -> end(run(() -> method.apply(self, arguments)));
    }

    static IntConsumer exit(IntConsumer listener) {
        if (!areAsked()) {
            return listener;
        }
        return status -> run(() -> {
            listener.accept(status);
            return "";
        });
    }

    private static <T extends @Nullable Object> T run(PrivilegedAction<T> action) {
        return AccessController.doPrivileged(action);
    }

    @SuppressWarnings("unchecked") // what the first half answers is the second half, or null
    private static @Nullable Object end(@Nullable Object call) {
        if (call == null) {
            return null;
        }
        BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> end =
                (BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object>) call;
        BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> privileged =
                (result, thrown) -> run(() -> end.apply(result, thrown));
        return privileged;
    }
}
