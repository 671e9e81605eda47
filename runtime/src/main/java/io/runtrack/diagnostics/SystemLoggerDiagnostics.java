package io.runtrack.diagnostics;

import io.runtrack.model.PrintableText;
import io.runtrack.redaction.Redaction;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs through the platform, as a library should, each warning's topic once, and no secrets: messages quote paths and
 * failures of others.
 */
final class SystemLoggerDiagnostics implements Diagnostics {
    /**
     * Of the process: each tracker by hand has a recorder, and they would say the same of the spool that they share.
     */
    private static final Set<String> LAST_WORDS = ConcurrentHashMap.newKeySet();

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    @Override
    public void warn(String topic, String message) {
        if (warned.add(topic)) {
            logger().log(Level.WARNING, printable(message));
        }
    }

    /** The JDK's logging has closed its handlers by then, or is about to. */
    @Override
    public void lastWord(String message) {
        if (logger().isLoggable(Level.WARNING) && LAST_WORDS.add(message)) {
            new PrintStream(new FileOutputStream(FileDescriptor.err), true)
                    .print("[runtrack] warning: " + printable(message) + System.lineSeparator());
        }
    }

    @Override
    public void failure(String where, Throwable problem) {
        if (warned.add("failure")) {
            logger().log(Level.WARNING, printable("a problem while tracking " + where + ": " + problem));
        }
    }

    @Override
    public void debug(String message) {
        logger().log(Level.DEBUG, printable(message));
    }

    private static System.Logger logger() {
        return WhenNeeded.LOGGER;
    }

    /**
     * The JDK's logging makes a shutdown hook of its own, among other things; a run without trouble does not bring it
     * into a process that has none.
     */
    private static final class WhenNeeded {
        static final System.Logger LOGGER = System.getLogger("io.runtrack");
    }

    private static String printable(String message) {
        return PrintableText.of(Redaction.STANDARD.apply(message));
    }
}
