package io.runtrack.agent.values;

import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.model.TextLimit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What the host threw, as records show it. Exceptions are the host's objects too: whatever is asked of them may throw,
 * and then counts as not said. Never calls their {@code toString}.
 */
public final class Failure {
    private static final int MAX_WRAPPERS = 16;
    private static final String KOTLINS_CANCELLATION = "kotlinx.coroutines.JobCancellationException";

    private final Throwable thrown;
    private final Throwable cause;

    private Failure(Throwable thrown, Throwable cause) {
        this.thrown = thrown;
        this.cause = cause;
    }

    /** Looks through the JDK's wrappers at what they carry. */
    public static Failure of(Throwable thrown) {
        Throwable current = thrown;
        for (int i = 0; i < MAX_WRAPPERS && isWrapper(current); i++) {
            Throwable carried = causeOf(current);
            if (carried == null) {
                break;
            }
            current = carried;
        }
        return new Failure(thrown, current);
    }

    /** The exception itself, without its wrappers. */
    public Throwable cause() {
        return cause;
    }

    /**
     * The simple name of its class; of an anonymous one, and of what Kotlin makes of a cancellation, that of the
     * superclass.
     */
    public String type() {
        Class<?> type = cause.getClass();
        try {
            while ((type.isAnonymousClass() || type.getName().equals(KOTLINS_CANCELLATION))
                    && type.getSuperclass() != null) {
                type = type.getSuperclass();
            }
            return TextLimit.cut(type.getSimpleName(), TextLimit.FIELD_BYTES);
        } catch (LinkageError enclosingClassMissing) {
            return withoutPackage(type.getName());
        }
    }

    public @Nullable String message() {
        return messageOf(cause, TextLimit.FIELD_BYTES);
    }

    /** What there is to say of it: its message, or its type when it has none. */
    public String text() {
        String message = message();
        return message == null ? type() : message;
    }

    /** Whether it, or a wrapper around it, is an instance of one of the classes. */
    public boolean isAny(Set<String> classNames) {
        if (classNames.isEmpty()) {
            return false;
        }
        return isInstance(thrown, classNames) || isInstance(cause, classNames);
    }

    /**
     * By name, along the superclasses: the class that an annotation names need not be loadable from where the exception
     * came.
     */
    public static boolean isInstance(Throwable throwable, Set<String> classNames) {
        for (Class<?> type = throwable.getClass(); type != null; type = type.getSuperclass()) {
            String name = type.getName();
            if (classNames.contains(name)
                    || classNames.contains(TrackedAnnotation.IN_ANY_PACKAGE.concat(withoutPackage(name)))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutPackage(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    /** More of the message than the limit lets keep, since secrets are looked for before it is cut. */
    static @Nullable String messageOf(Throwable throwable, int limitBytes) {
        try {
            String message = throwable.getMessage();
            return message == null ? null : TextLimit.window(message, limitBytes);
        } catch (Throwable hostFailure) {
            return null;
        }
    }

    public static @Nullable Throwable causeOf(Throwable throwable) {
        try {
            return throwable.getCause();
        } catch (Throwable hostFailure) {
            return null;
        }
    }

    private static boolean isWrapper(Throwable throwable) {
        return throwable instanceof ExecutionException
                || throwable instanceof CompletionException
                || throwable instanceof InvocationTargetException
                || throwable instanceof UndeclaredThrowableException;
    }
}
