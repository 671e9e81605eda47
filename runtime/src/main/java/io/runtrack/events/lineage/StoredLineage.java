package io.runtrack.events.lineage;

import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.Event.Kind;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Events of stored runs, for whoever asks later. Which job of a scheduler started a run's process is not stored, and
 * not said. For one thread.
 */
public final class StoredLineage {
    private final LineageEvents events = new LineageEvents();
    private final LineageContext context;

    private StoredLineage(LineageContext context) {
        this.context = context;
    }

    /**
     * By the namespace that the environment names.
     *
     * @param warnings hears of what is malformed
     */
    public static StoredLineage of(Map<String, String> environment, Consumer<String> warnings) {
        return new StoredLineage(LineageContext.of(environment, warnings).ofAnotherProcess());
    }

    /** What is known of a run may save looking for it as another's parent. */
    public void know(RunMetadata run) {
        events.started(run);
    }

    /**
     * A run's start, and its end if it has ended, each as a line of JSON without its end.
     *
     * @throws IOException if its files, or the run around it, cannot be read
     */
    public List<byte[]> of(RunMetadata run, TrackingStorage storage) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        try {
            lines.add(events.of(new Event(Kind.START, run), storage, context));
            if (run.status().isFinal()) {
                lines.add(events.of(new Event(Kind.END, run), storage, context));
            }
        } catch (UncheckedIOException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
        return lines;
    }
}
