package io.runtrack.events.delivery;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcements;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What others are told of a dead process's runs, by the thread that finishes these. A receiver that fails is not asked
 * again for the next journal: there may be many. For one thread, but for {@link #hurry}.
 */
public final class RecoveredAnnouncements implements Announcements {
    private final Outbox outbox;
    private final OutboxWriter writer;
    private final List<Receiver> receivers;
    private final Set<Receiver> failed;
    private final Unnamed unnamed;
    private final TrackingStorage storage;
    private final Diagnostics diagnostics;
    private volatile boolean hurried;

    /** Hears of events that wait for somebody whom the settings do not name. */
    public interface Unnamed {
        /** One that goes on waiting. */
        void waits(String receiver, Path journal);
    }

    /** @param failed the receivers that have failed for other journals, and will have for this one */
    public RecoveredAnnouncements(
            Path journal,
            List<Receiver> receivers,
            Set<Receiver> failed,
            Unnamed unnamed,
            TrackingStorage storage,
            Diagnostics diagnostics) {
        this.outbox = Outbox.beside(journal, "");
        this.writer = new OutboxWriter(outbox, receivers, diagnostics);
        this.receivers = receivers;
        this.failed = failed;
        this.unnamed = unnamed;
        this.storage = storage;
        this.diagnostics = diagnostics;
    }

    /** Whether a dead process has left something to be delivered, to whomever. */
    public static boolean isLeft(Path journal) {
        return Outbox.isBeside(journal);
    }

    @Override
    public void runStarted(RunMetadata run) {
        writer.runStarted(run);
    }

    @Override
    public void runDescribed(RunMetadata run) {
        writer.runDescribed(run);
    }

    @Override
    public void runEnded(RunMetadata run) {
        writer.runEnded(run);
    }

    @Override
    public void hurry() {
        hurried = true;
    }

    @Override
    public boolean finish(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Receiver receiver : receivers) {
            if (!failed.contains(receiver)
                    && !new Delivery(outbox, receiver, storage, diagnostics)
                            .run(() -> !hurried && System.nanoTime() - deadline < 0, HeldStarts.none())) {
                failed.add(receiver);
            }
        }
        try {
            lookForUnnamed();
            return outbox.isEmpty();
        } catch (IOException failure) {
            diagnostics.warn("events", "events in " + outbox.folder() + " cannot be read now: " + failure);
            return false;
        }
    }

    /** They would wait for ever: others may have named somebody whom nobody names any more. */
    private void lookForUnnamed() throws IOException {
        for (String name : outbox.waitingForOthersThan(
                receivers.stream().map(Receiver::name).toList())) {
            String receiver = Outbox.receiverOf(name);
            if (outbox.isFresh(name, Delivery.LONGEST_WAIT)) {
                unnamed.waits(receiver, outbox.folder());
            } else {
                outbox.discard(name);
                diagnostics.warn(
                        "events " + receiver,
                        receiver + ": events that waited in " + outbox.folder() + " for "
                                + Delivery.LONGEST_WAIT.toDays()
                                + " days are given up, as no settings say where they go");
            }
        }
    }
}
