package io.runtrack.diagnostics;

/** Where tracking says what went wrong with itself. Implementations never throw and never block for long. */
public interface Diagnostics {

    /** Something was lost or will not work; said once for a topic, however often it comes. */
    void warn(String topic, String message);

    /** The same when the JVM ends, where loggers may be closed already. */
    default void lastWord(String message) {
        warn("last word", message);
    }

    /**
     * A fault of ours that was kept from the host: counted, and the first one told.
     *
     * @param where what was being tracked
     */
    void failure(String where, Throwable problem);

    /** For whoever looks for the cause of a trouble. */
    void debug(String message);

    /** Goes to the JDK's {@link System.Logger} named {@code io.runtrack}: for the library without the agent. */
    static Diagnostics systemLogger() {
        return new SystemLoggerDiagnostics();
    }
}
