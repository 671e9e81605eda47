package io.runtrack.tracking;

import io.runtrack.model.PrintableText;
import io.runtrack.redaction.Redaction;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs through the platform, as a library should, each warning's topic once, and no secrets: messages quote paths and failures of others. */
final class SystemLoggerDiagnostics implements Diagnostics {
    private static final System.Logger LOGGER = System.getLogger("io.runtrack");

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    @Override
    public void warn(String topic, String message) {
        if (warned.add(topic)) {
            LOGGER.log(Level.WARNING, printable(message));
        }
    }

    @Override
    public void failure(String where, Throwable problem) {
        if (warned.add("failure")) {
            LOGGER.log(Level.WARNING, printable("a problem while tracking " + where + ": " + problem));
        }
    }

    @Override
    public void debug(String message) {
        LOGGER.log(Level.DEBUG, printable(message));
    }

    private static String printable(String message) {
        return PrintableText.of(Redaction.STANDARD.apply(message));
    }
}
