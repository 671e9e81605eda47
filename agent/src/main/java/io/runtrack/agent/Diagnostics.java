package io.runtrack.agent;

import io.runtrack.config.LogLevel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What the agent says of itself: lines on stderr that begin with {@code [runtrack]}. A warning is given once, however often its cause
 * comes back; what was thrown behind the linkage is counted, and only the first of it told.
 *
 * <p>Safe for use by any number of threads, and never throws: it is called where the host must not notice.
 */
final class Diagnostics implements Consumer<String> {

    private static final int MOST_DIFFERENT_WARNINGS = 1_000;

    private final PrintStream out;
    private final LogLevel level;
    private final AtomicLong suppressed = new AtomicLong();

    /** Guarded by this. */
    private final Set<String> warnings = new HashSet<>();

    Diagnostics(PrintStream out, LogLevel level) {
        this.out = out;
        this.level = level;
    }

    /** On the process's own stderr: the host may have put a stream of its own, with code of its own, in the place of System.err. */
    static Diagnostics onStandardError(LogLevel level) {
        return new Diagnostics(new PrintStream(new FileOutputStream(FileDescriptor.err), true), level);
    }

    void error(String message) {
        print(LogLevel.ERROR, "error: ", message);
    }

    void warn(String message) {
        if (isNew(message)) {
            print(LogLevel.WARN, "warning: ", message);
        }
    }

    void debug(String message) {
        print(LogLevel.DEBUG, "", message);
    }

    /** As {@link #warn}, for those who are given nothing but a way to warn. */
    @Override
    public void accept(String warning) {
        warn(warning);
    }

    /** Takes what was thrown behind the linkage and kept from the host. */
    void suppress(Throwable problem) {
        if (suppressed.incrementAndGet() == 1) {
            warn("a problem while tracking, the application is not affected: " + describe(problem));
        }
    }

    /** How much was thrown behind the linkage: more than nothing is a fault of ours. */
    long suppressedErrors() {
        return suppressed.get();
    }

    boolean isDebug() {
        return level.compareTo(LogLevel.DEBUG) >= 0;
    }

    private static String describe(Throwable problem) {
        StackTraceElement[] stack = problem.getStackTrace();
        return stack.length == 0 ? problem.toString() : problem + " at " + stack[0];
    }

    private synchronized boolean isNew(String warning) {
        return warnings.size() < MOST_DIFFERENT_WARNINGS && warnings.add(warning);
    }

    /** One write a line, so that lines of several threads, and of the host, do not mix. */
    private void print(LogLevel lineLevel, String label, String message) {
        if (lineLevel.compareTo(level) <= 0) {
            out.print("[runtrack] " + label + message + System.lineSeparator());
        }
    }
}
