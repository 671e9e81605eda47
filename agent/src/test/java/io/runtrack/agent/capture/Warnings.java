package io.runtrack.agent.capture;

import io.runtrack.diagnostics.Diagnostics;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is warned of. */
public final class Warnings implements Diagnostics {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    @Override
    public void warn(String topic, String message) {
        messages.add(message);
    }

    @Override
    public void failure(String where, Throwable problem) {
        messages.add(where + ": " + problem);
    }

    @Override
    public void debug(String message) {}

    public List<String> messages() {
        return messages;
    }
}
