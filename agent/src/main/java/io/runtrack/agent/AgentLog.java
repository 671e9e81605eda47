package io.runtrack.agent;

import io.runtrack.config.LogLevel;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.model.PrintableText;
import io.runtrack.redaction.Redaction;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says of itself, on stderr. Each line begins with {@code [runtrack]}. A warning is given once, however
 * often its cause comes back. Failures that were kept from the host are counted, and only the first is told. Secrets
 * are hidden here as in what is stored, since the message of a storage that fails may hold its whole address.
 *
 * <p>Safe for any thread, and never throws: it is called where the host must not notice.
 */
final class AgentLog implements Diagnostics, Consumer<String> {

    private static final int MOST_DIFFERENT_WARNINGS = 1_000;

    private final PrintStream out;
    private final LogLevel level;
    private final Redaction redaction;
    private final AtomicLong failures = new AtomicLong();

    /** Hears of errors and warnings too, whatever the level. */
    private volatile @Nullable Consumer<String> listener;

    /** Guarded by this. */
    private final Set<String> warned = new HashSet<>();

    AgentLog(PrintStream out, LogLevel level, Redaction redaction) {
        this.out = out;
        this.level = level;
        this.redaction = redaction;
    }

    /**
     * On the process's own stderr: the host may have put a stream of its own, with code of its own, in the place of
     * System.err.
     */
    static AgentLog onStandardError(LogLevel level, Redaction redaction) {
        return new AgentLog(new PrintStream(new FileOutputStream(FileDescriptor.err), true), level, redaction);
    }

    /** From now on somebody hears of errors and warnings too; null for nobody. */
    void alsoTell(@Nullable Consumer<String> somebody) {
        listener = somebody;
    }

    void error(String message) {
        print(LogLevel.ERROR, "error: ", message);
    }

    @Override
    public void warn(String topic, String message) {
        if (isNew(topic)) {
            print(LogLevel.WARN, "warning: ", message);
        }
    }

    /** As {@link #warn}, for those who are given nothing but a way to warn. */
    @Override
    public void accept(String warning) {
        warn(warning, warning);
    }

    @Override
    public void debug(String message) {
        print(LogLevel.DEBUG, "", message);
    }

    /** What the user has asked to see with {@code verbose}, whatever the level. */
    void event(String line) {
        write("", line);
    }

    @Override
    public void failure(String where, Throwable problem) {
        if (failures.incrementAndGet() == 1) {
            warn(
                    "failure",
                    "a problem while tracking " + where + ", the application is not affected: " + describe(problem));
        }
    }

    /** How much was kept from the host: more than nothing is a fault of ours. */
    long failures() {
        return failures.get();
    }

    /**
     * For the end of a process whose user looks for the cause of a trouble, and for tests, in which the number must be
     * 0.
     */
    void summarize() {
        debug("suppressed errors: " + failures());
    }

    boolean isDebug() {
        return level.compareTo(LogLevel.DEBUG) >= 0;
    }

    private static String describe(Throwable problem) {
        StackTraceElement[] stack = problem.getStackTrace();
        return stack.length == 0 ? problem.toString() : problem + " at " + stack[0];
    }

    private synchronized boolean isNew(String topic) {
        return warned.size() < MOST_DIFFERENT_WARNINGS && warned.add(topic);
    }

    private void print(LogLevel lineLevel, String label, String message) {
        Consumer<String> somebody = listener;
        if (somebody != null && lineLevel.compareTo(LogLevel.WARN) <= 0) {
            somebody.accept(presentable(message));
        }
        if (lineLevel.compareTo(level) <= 0) {
            write(label, message);
        }
    }

    /**
     * One write a message, so that lines of several threads, and of the host, do not mix. Each line begins with the
     * mark, and none can steer a terminal: messages quote paths and settings of others.
     */
    private void write(String label, String message) {
        StringBuilder lines = new StringBuilder("[runtrack] ").append(label);
        String text = presentable(message);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.append(PrintableText.of(text.substring(start, end)))
                    .append(System.lineSeparator())
                    .append("[runtrack] ");
            start = end + 1;
        }
        out.print(lines.append(PrintableText.of(text.substring(start))).append(System.lineSeparator()));
    }

    /** Where nothing can be hidden any more, on a full stack or heap, nothing is shown either. */
    private String presentable(String message) {
        try {
            return redaction.apply(message).replace(System.lineSeparator(), "\n");
        } catch (Throwable notNow) {
            return "(a message that could not be made fit to be shown)";
        }
    }
}
