package io.runtrack.events;

import io.runtrack.config.NotifyUrl;
import io.runtrack.config.Settings;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.events.delivery.DeadAnnouncements;
import io.runtrack.events.delivery.LivingAnnouncements;
import io.runtrack.events.delivery.Receiver;
import io.runtrack.events.notify.NotifyReceiver;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcements;
import io.runtrack.tracking.delivery.Announcer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells of runs whomever the settings name. What a dead process left is told by the settings of whoever finishes it:
 * its journal names no receiver. Safe for any thread.
 */
public final class Events implements Announcer {
    private final List<Receiver> receivers;
    private final Diagnostics diagnostics;
    private final Set<Receiver> failedForTheDead = ConcurrentHashMap.newKeySet();

    private Events(List<Receiver> receivers, Diagnostics diagnostics) {
        this.receivers = receivers;
        this.diagnostics = diagnostics;
    }

    /** By the settings of this process. */
    public static Events of(Settings settings, Diagnostics diagnostics) {
        List<Receiver> receivers = new ArrayList<>();
        NotifyUrl notify = settings.notifyUrl();
        if (notify != null) {
            receivers.add(new NotifyReceiver(notify, settings.pings()));
        }
        return new Events(receivers, diagnostics);
    }

    @Override
    public Announcements ofLiving(Path journal, TrackingStorage storage) {
        return receivers.isEmpty()
                ? Announcements.NONE
                : new LivingAnnouncements(journal, receivers, storage, diagnostics);
    }

    @Override
    public Announcements ofDead(Path journal, TrackingStorage storage) {
        return receivers.isEmpty() && !DeadAnnouncements.isLeft(journal)
                ? Announcements.NONE
                : new DeadAnnouncements(journal, receivers, failedForTheDead, storage, diagnostics);
    }
}
