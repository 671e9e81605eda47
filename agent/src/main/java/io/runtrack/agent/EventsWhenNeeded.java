package io.runtrack.agent;

import io.runtrack.config.Settings;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.events.Events;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcements;
import io.runtrack.tracking.delivery.Announcer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Loads what tells others of runs where settings name somebody, or where a dead process has left something to be told.
 * Safe for any thread.
 */
final class EventsWhenNeeded implements Announcer {
    private final Settings settings;
    private final Diagnostics diagnostics;
    private @Nullable Events events; // guarded by this

    EventsWhenNeeded(Settings settings, Diagnostics diagnostics) {
        this.settings = settings;
        this.diagnostics = diagnostics;
    }

    @Override
    public Announcements ofLive(Path journal, TrackingStorage storage) {
        return isWanted() ? events().ofLive(journal, storage) : Announcements.NONE;
    }

    @Override
    public Announcements ofRecovered(Path journal, TrackingStorage storage) {
        return isWanted() || Files.exists(journal.resolve(MARK))
                ? events().ofRecovered(journal, storage)
                : Announcements.NONE;
    }

    private boolean isWanted() {
        return settings.notifyUrl() != null || settings.openLineage() != null;
    }

    private synchronized Events events() {
        Events known = events;
        if (known == null) {
            known = Events.of(settings, System.getenv(), diagnostics);
            events = known;
        }
        return known;
    }
}
