package io.runtrack.tracking;

/** Where tracking says what went wrong with itself. Implementations never throw and never block for long. */
public interface Diagnostics {

    /** Something was lost or will not work; said once for a topic, however often it comes. */
    void warn(String topic, String message);

    /** For whoever looks for the cause of a trouble. */
    void debug(String message);

    /** Goes to the JDK's {@link System.Logger} named {@code io.runtrack}: for the library without the agent. */
    static Diagnostics systemLogger() {
        return new SystemLoggerDiagnostics();
    }
}
