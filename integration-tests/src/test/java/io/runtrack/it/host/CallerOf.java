package io.runtrack.it.host;

import java.nio.file.Path;

/** Tells which class called it, as security checks and loggers do. */
final class CallerOf {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private CallerOf() {}

    static Class<?> caller(Path ignored) {
        return WALKER.getCallerClass();
    }
}
