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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What others are told of this process's runs: at once, each by a courier. For the thread that writes the runs. */
public final class LivingAnnouncements implements Announcements {
    private final Supplier<List<Receiver>> receivers;
    private final Outbox outbox;
    private final TrackingStorage storage;
    private final Diagnostics diagnostics;
    private final List<Courier> couriers = new ArrayList<>();
    private @Nullable Notes notes;

    /**
     * Of a journal that is new.
     *
     * @param receivers asked when the first run starts: to find them may take long
     * @param context what they need to know of this process, whoever tells them
     */
    public LivingAnnouncements(
            Path journal,
            Supplier<List<Receiver>> receivers,
            String context,
            TrackingStorage storage,
            Diagnostics diagnostics) {
        this.receivers = receivers;
        this.outbox = Outbox.beside(journal, context);
        this.storage = storage;
        this.diagnostics = diagnostics;
    }

    @Override
    public void runStarted(RunMetadata run) {
        notes().runStarted(run);
        couriers.forEach(Courier::go);
    }

    @Override
    public void runDescribed(RunMetadata run) {
        notes().runDescribed(run);
    }

    @Override
    public void runEnded(RunMetadata run) {
        notes().runEnded(run);
        couriers.forEach(Courier::go);
    }

    private Notes notes() {
        Notes known = notes;
        if (known == null) {
            known = new Notes(outbox, receivers.get(), diagnostics);
            for (Receiver receiver : known.receivers()) {
                couriers.add(new Courier(new Tour(outbox, receiver, storage, diagnostics)));
            }
            notes = known;
        }
        return known;
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
