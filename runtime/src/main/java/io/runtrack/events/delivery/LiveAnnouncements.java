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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What others are told of this process's runs: at once, each receiver by a thread of its own. For the thread that
 * writes the runs.
 */
public final class LiveAnnouncements implements Announcements {
    private final Supplier<List<Receiver>> receivers;
    private final Predicate<String> unsettled;
    private final Outbox outbox;
    private final TrackingStorage storage;
    private final Diagnostics diagnostics;
    private final List<DeliveryThread> threads = new ArrayList<>();
    private @Nullable OutboxWriter writer;

    /**
     * Of a journal that is new.
     *
     * @param receivers asked when the first run starts, since finding them may take long
     * @param unsettled whether the run of an id may still become another: then its start is not told yet
     * @param context what they need to know of this process, whoever delivers
     */
    public LiveAnnouncements(
            Path journal,
            Supplier<List<Receiver>> receivers,
            Predicate<String> unsettled,
            String context,
            TrackingStorage storage,
            Diagnostics diagnostics) {
        this.receivers = receivers;
        this.unsettled = unsettled;
        this.outbox = Outbox.beside(journal, context);
        this.storage = storage;
        this.diagnostics = diagnostics;
    }

    @Override
    public void runStarted(RunMetadata run) {
        writer().runStarted(run);
        threads.forEach(DeliveryThread::wake);
    }

    @Override
    public void runDescribed(RunMetadata run) {
        writer().runDescribed(run);
    }

    @Override
    public void runEnded(RunMetadata run) {
        writer().runEnded(run);
        threads.forEach(DeliveryThread::wake);
    }

    private OutboxWriter writer() {
        OutboxWriter known = writer;
        if (known == null) {
            known = new OutboxWriter(outbox, receivers.get(), diagnostics);
            for (Receiver receiver : known.receivers()) {
                threads.add(new DeliveryThread(
                        new Delivery(outbox, receiver, storage, diagnostics), new HeldStarts(unsettled)));
            }
            writer = known;
        }
        return known;
    }

    @Override
    public void tryAgain() {
        threads.forEach(DeliveryThread::retry);
    }

    @Override
    public void moveTo(Path other) {
        outbox.moveTo(other);
    }

    @Override
    public boolean finish(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        threads.forEach(DeliveryThread::finish);
        for (DeliveryThread thread : threads) {
            thread.awaitFinish(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        }
        try {
            return outbox.isEmpty();
        } catch (IOException failure) {
            diagnostics.warn("events", "events in " + outbox.folder() + " cannot be read now: " + failure);
            return false;
        }
    }
}
