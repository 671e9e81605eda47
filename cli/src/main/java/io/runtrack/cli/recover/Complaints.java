package io.runtrack.cli.recover;

import io.runtrack.cli.terminal.Screen;
import io.runtrack.diagnostics.Diagnostics;
import java.util.HashSet;
import java.util.Set;

/** Shows what recovery could not do, and remembers that there was something. Thread-safe. */
final class Complaints implements Diagnostics {
    private final Screen screen;
    private final Set<String> topics = new HashSet<>();

    Complaints(Screen screen) {
        this.screen = screen;
    }

    /** Something in the spool is not a journal that this version can read. */
    void unusable(String message) {
        warn(message, message);
    }

    @Override
    public synchronized void warn(String topic, String message) {
        if (topics.add(topic)) {
            screen.say("runtrack: " + message);
        }
    }

    @Override
    public void failure(String where, Throwable problem) {
        warn(where, "a problem while recovering " + where + ": " + problem);
    }

    @Override
    public void debug(String message) {
        // Nobody asked for it.
    }

    synchronized boolean any() {
        return !topics.isEmpty();
    }
}
