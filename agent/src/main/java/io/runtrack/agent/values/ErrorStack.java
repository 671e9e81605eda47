package io.runtrack.agent.values;

import io.runtrack.model.TextLimit;
import io.runtrack.redaction.Redaction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of a failed record, laid out as the JDK prints it: at most {@link #MAX_FRAMES} frames a cause, causes
 * followed until one comes again, all within {@link TextLimit#STACK_BYTES}. Messages are redacted each for itself,
 * before they are cut. Immutable, for any thread.
 */
public final class ErrorStack {
    /** Keeps no stacks. */
    public static final ErrorStack NONE = new ErrorStack(null);

    static final int MAX_FRAMES = 20;
    private static final int HEADLINE_BYTES = 1 << 10;
    private static final int FRAME_LENGTH = 2 << 10;
    private static final int NAME_BYTES = 1 << 9;

    private final @Nullable Redaction redaction;

    private ErrorStack(@Nullable Redaction redaction) {
        this.redaction = redaction;
    }

    public static ErrorStack redactedBy(Redaction redaction) {
        return new ErrorStack(redaction);
    }

    public @Nullable String of(Throwable thrown) {
        return redaction == null ? null : write(thrown, redaction);
    }

    public static String write(Throwable thrown, Redaction redaction) {
        StringBuilder text = new StringBuilder(1024);
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String prefix = "";
        for (Throwable current = thrown; current != null && text.length() <= TextLimit.STACK_BYTES; ) {
            if (!seen.add(current)) {
                text.append(prefix).append(current.getClass().getName()).append(" (seen above)\n");
                break;
            }
            append(text.append(prefix), current, redaction);
            prefix = "Caused by: ";
            current = Failure.causeOf(current);
        }
        text.setLength(text.length() - 1); // the last line's end
        return TextLimit.cut(text.toString(), TextLimit.STACK_BYTES);
    }

    private static void append(StringBuilder text, Throwable throwable, Redaction redaction) {
        text.append(throwable.getClass().getName());
        String message = Failure.messageOf(throwable, HEADLINE_BYTES);
        if (message != null) {
            text.append(": ").append(redaction.apply(message, HEADLINE_BYTES));
        }
        text.append('\n');
        @Nullable StackTraceElement[] frames = framesOf(throwable);
        int shown = Math.min(frames.length, MAX_FRAMES);
        for (int i = 0; i < shown; i++) {
            text.append("\tat ").append(line(frames[i])).append('\n');
        }
        if (frames.length > shown) {
            text.append("\t... ").append(frames.length - shown).append(" more\n");
        }
    }

    /** As the JDK writes it; hosts can make frames of any names, though. */
    private static String line(@Nullable StackTraceElement frame) {
        if (frame == null) {
            return "null";
        }
        return lengthOf(frame) <= FRAME_LENGTH
                ? frame.toString()
                : TextLimit.cut(frame.getClassName(), NAME_BYTES)
                        + '.'
                        + TextLimit.cut(frame.getMethodName(), NAME_BYTES);
    }

    private static long lengthOf(StackTraceElement frame) {
        return (long) frame.getClassName().length()
                + frame.getMethodName().length()
                + lengthOf(frame.getFileName())
                + lengthOf(frame.getModuleName())
                + lengthOf(frame.getModuleVersion())
                + lengthOf(frame.getClassLoaderName());
    }

    private static long lengthOf(@Nullable String name) {
        return name == null ? 0 : name.length();
    }

    private static @Nullable StackTraceElement[] framesOf(Throwable throwable) {
        try {
            @Nullable StackTraceElement[] frames = throwable.getStackTrace();
            return frames == null ? new StackTraceElement[0] : frames;
        } catch (Throwable hostFailure) {
            return new StackTraceElement[0];
        }
    }
}
