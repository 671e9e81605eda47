package io.runtrack.events.delivery;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcements;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What others are told of this process's runs: at once, each by a courier. For the thread that writes the runs. */
public final class LivingAnnouncements implements Announcements {
    private final Outbox outbox;
    private final Notes notes;
    private final Diagnostics diagnostics;
    private final List<Courier> couriers = new ArrayList<>();

    public LivingAnnouncements(
            Path journal, List<Receiver> receivers, TrackingStorage storage, Diagnostics diagnostics) {
        this.outbox = Outbox.beside(journal);
        this.notes = new Notes(outbox, receivers, diagnostics);
        this.diagnostics = diagnostics;
        for (Receiver receiver : receivers) {
            couriers.add(new Courier(new Tour(outbox, receiver, storage, diagnostics)));
        }
    }

    @Override
    public void runStarted(RunMetadata run) {
        notes.runStarted(run);
        couriers.forEach(Courier::go);
    }

    @Override
    public void runDescribed(RunMetadata run) {
        notes.runDescribed(run);
    }

    @Override
    public void runEnded(RunMetadata run) {
        notes.runEnded(run);
        couriers.forEach(Courier::go);
    }

    @Override
    public void tryAgain() {
        couriers.forEach(Courier::tryAgain);
    }

    @Override
    public void moveTo(Path other) {
        outbox.moveTo(other);
    }

    @Override
    public boolean finish(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        couriers.forEach(Courier::goHome);
        for (Courier courier : couriers) {
            courier.awaitHome(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        }
        try {
            return outbox.isEmpty();
        } catch (IOException failure) {
            diagnostics.warn("events", "events in " + outbox.folder() + " cannot be read now: " + failure);
            return false;
        }
    }
}
