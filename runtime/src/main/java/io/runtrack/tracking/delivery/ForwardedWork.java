package io.runtrack.tracking.delivery;

import org.jspecify.annotations.Nullable;

/**
 * In which work of a cluster a file was processed: stands in the worker field of an executor's own journal, where the
 * driver finds it, and in no document.
 *
 * @param task what the task is, over all its attempts: {@code 3.17}
 * @param attempt which attempt of it: {@code 0.1}
 * @param method the tracked method, by a hash of its name
 */
public record ForwardedWork(String task, String attempt, String method) {
    private static final char SEPARATOR = '/';

    /** The work of one method in an attempt of a task. */
    public static String text(String task, String attempt, String method) {
        return task + SEPARATOR + attempt + SEPARATOR + Integer.toString(method.hashCode(), Character.MAX_RADIX);
    }

    /** Null for a text that none of us has written. */
    public static @Nullable ForwardedWork parse(@Nullable String text) {
        int first = text == null ? -1 : text.indexOf(SEPARATOR);
        int second = text == null ? -1 : text.indexOf(SEPARATOR, first + 1);
        return text == null || first < 0 || second < 0
                ? null
                : new ForwardedWork(
                        text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
    }
}
