package io.runtrack.diagnostics;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what tracking warns of, for a test to look at. */
public final class CollectedWarnings implements Diagnostics {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();

    public List<String> messages() {
        return messages;
    }

    @Override
    public void warn(String topic, String message) {
        if (topics.add(topic)) {
            messages.add(message);
        }
    }

    @Override
    public void failure(String where, Throwable problem) {
        messages.add(where + ": " + problem);
    }

    @Override
    public void debug(String message) {}
}
