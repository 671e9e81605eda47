package io.runtrack.agent.capture;

import org.jspecify.annotations.Nullable;

/**
 * The types by which languages return a value or an exception: Scala's Try, and Kotlin's Result, whose value stands for
 * itself. Known by name, since they are the host's classes. Safe for any thread.
 */
final class Tried {
    private Tried() {}

    /** The exception that was caught; null if there was none, and for anything else. */
    static @Nullable Throwable failureIn(@Nullable Object returned) {
        if (returned == null) {
            return null;
        }
        Class<?> type = returned.getClass();
        try {
            Object caught =
                    switch (type.getName()) {
                        case "scala.util.Failure" -> type.getMethod("exception").invoke(returned);
                        case "kotlin.Result$Failure" ->
                            type.getField("exception").get(returned);
                        default -> null;
                    };
            return caught instanceof Throwable failure ? failure : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherLibrary) {
            return null;
        }
    }

    /** The value that there is; anything else as it is. */
    static @Nullable Object valueIn(@Nullable Object returned) {
        if (returned == null || !returned.getClass().getName().equals("scala.util.Success")) {
            return returned;
        }
        try {
            return returned.getClass().getMethod("value").invoke(returned);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherLibrary) {
            return returned;
        }
    }
}
