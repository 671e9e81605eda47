package io.runtrack.events;

import io.runtrack.config.NotifyUrl;
import io.runtrack.config.Settings;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.LiveAnnouncements;
import io.runtrack.events.delivery.Receiver;
import io.runtrack.events.delivery.RecoveredAnnouncements;
import io.runtrack.events.lineage.LineageReceiver;
import io.runtrack.events.notify.NotifyReceiver;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcements;
import io.runtrack.tracking.delivery.Announcer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells of runs whomever the settings name. What a dead process left is told by the settings of whoever finishes it:
 * its journal names no receiver. Safe for any thread.
 */
public final class Events implements Announcer {
    private final Settings settings;
    private final Map<String, String> environment;
    private final Diagnostics diagnostics;
    private final Predicate<String> unsettled;
    private final Set<Receiver> failedForRecovered = ConcurrentHashMap.newKeySet();
    private final Map<String, Path> unnamed = new ConcurrentHashMap<>();
    private @Nullable List<Receiver> receivers; // guarded by this

    private Events(
            Settings settings, Map<String, String> environment, Diagnostics diagnostics, Predicate<String> unsettled) {
        this.settings = settings;
        this.environment = environment;
        this.diagnostics = diagnostics;
        this.unsettled = unsettled;
    }

    /**
     * By the settings of this process. Looks for nothing yet.
     *
     * @param environment may say where OpenLineage's events go
     */
    public static Events of(Settings settings, Map<String, String> environment, Diagnostics diagnostics) {
        return of(settings, environment, diagnostics, id -> false);
    }

    /**
     * The same for a process whose runs may get other names.
     *
     * @param unsettled whether the run of an id may still become another: then its start is not told yet
     */
    public static Events of(
            Settings settings, Map<String, String> environment, Diagnostics diagnostics, Predicate<String> unsettled) {
        return new Events(settings, environment, diagnostics, unsettled);
    }

    @Override
    public Announcements ofLive(Path journal, TrackingStorage storage) {
        String context = settings.openLineage() == null ? "" : LineageReceiver.context(environment);
        return new LiveAnnouncements(journal, this::receivers, unsettled, context, storage, diagnostics);
    }

    @Override
    public Announcements ofRecovered(Path journal, TrackingStorage storage) {
        return receivers().isEmpty() && !RecoveredAnnouncements.isLeft(journal)
                ? Announcements.NONE
                : new RecoveredAnnouncements(
                        journal, receivers(), failedForRecovered, unnamed::putIfAbsent, storage, diagnostics);
    }

    /**
     * Warns of events that go on waiting beside the journals of dead processes because the settings here name nobody
     * who would take them. For whoever recovers on purpose: a host that shares a spool may have other receivers.
     */
    public void warnOfUnnamed() {
        unnamed.forEach((receiver, journal) -> diagnostics.warn(
                "unnamed " + receiver,
                receiver + ": events wait in " + journal + ", and no settings here say where they go; set "
                        + (receiver.equals(NotifyReceiver.NAME) ? "TRACKING_NOTIFY" : "TRACKING_OPENLINEAGE")
                        + " as the process did that left them"));
    }

    /**
     * Tells at once of a run that ended without a journal. Whoever does not take it is named, and not told again: there
     * is nothing that it could wait in.
     */
    public void tellEnd(RunMetadata run, TrackingStorage storage) {
        Event end = new Event(Event.Kind.END, run);
        for (Receiver receiver : receivers()) {
            if (receiver.wants(end) && !failedForRecovered.contains(receiver)) {
                tell(receiver, end, storage);
            }
        }
    }

    private void tell(Receiver receiver, Event event, TrackingStorage storage) {
        try {
            receiver.deliver(event, storage, "");
        } catch (IOException | UncheckedIOException failure) {
            failedForRecovered.add(receiver);
            diagnostics.warn(
                    "events " + receiver.name(),
                    receiver.name() + " (" + receiver.place() + "): the end of run "
                            + event.run().runId() + " could not be delivered, and is not sent later ("
                            + failure.getMessage() + ")");
        }
    }

    private synchronized List<Receiver> receivers() {
        List<Receiver> known = receivers;
        if (known == null) {
            known = find();
            receivers = known;
        }
        return known;
    }

    private List<Receiver> find() {
        List<Receiver> found = new ArrayList<>();
        NotifyUrl notify = settings.notifyUrl();
        if (notify != null) {
            found.add(new NotifyReceiver(notify, settings.pings()));
        }
        String lineage = settings.openLineage();
        if (lineage != null) {
            found.addAll(LineageReceiver.of(
                    lineage, environment, warning -> diagnostics.warn("openlineage " + warning, warning)));
        }
        return found;
    }
}
