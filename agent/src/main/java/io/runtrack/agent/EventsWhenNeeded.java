package io.runtrack.agent;

import io.runtrack.config.Settings;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.events.Events;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcements;
import io.runtrack.tracking.delivery.Announcer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Loads what tells others of runs where settings name somebody, or where a dead process has left something to be told.
 * Safe for any thread.
 */
final class EventsWhenNeeded implements Announcer {
    private final Settings settings;
    private final Diagnostics diagnostics;
    private final Predicate<String> unsettled;
    private @Nullable Events events; // guarded by this

    /** @param unsettled whether the run of an id may still become another */
    EventsWhenNeeded(Settings settings, Diagnostics diagnostics, Predicate<String> unsettled) {
        this.settings = settings;
        this.diagnostics = diagnostics;
        this.unsettled = unsettled;
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
            known = Events.of(settings, System.getenv(), diagnostics, unsettled);
            events = known;
        }
        return known;
    }
}
