package io.runtrack.events.delivery;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers to one receiver what waits for it, in order, until it fails: one that does not answer is not tried for each
 * event. For one thread.
 *
 * @param outbox where the events wait
 * @param storage holds their runs
 */
record Delivery(Outbox outbox, Receiver receiver, TrackingStorage storage, Diagnostics diagnostics) {
    static final Duration LONGEST_WAIT = Duration.ofDays(7);
    private static final String NEXT_TIME =
            " for the next checkpoint, the next process, or \"runtrack recover\" with the same settings";

    /**
     * Delivers what waits now.
     *
     * @param goesOn asked before each event
     * @param held the starts that are to wait longer; no event of the same run is passed by
     * @return whether nothing else waits for the receiver any more
     */
    boolean run(BooleanSupplier goesOn, HeldStarts held) {
        try {
            held.look();
            List<String> waiting = outbox.waitingFor(receiver.name());
            for (String name : waiting) {
                if (Thread.currentThread().isInterrupted() || !goesOn.getAsBoolean() || !deliver(name, waiting, held)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException | Error failure) {
            warn("what waits for it in " + outbox.folder() + " cannot be delivered now (" + failure + ")");
            return false;
        }
    }

    /** This process does not wait any longer. */
    void timedOut() {
        warn("it did not answer before the end; what was not delivered waits in " + outbox.folder() + NEXT_TIME);
    }

    private boolean deliver(String name, List<String> waiting, HeldStarts held) throws IOException {
        Event event = read(name);
        if (event == null || isToWait(event, waiting, held)) {
            return true;
        }
        try {
            receiver.deliver(event, storage, outbox.context());
        } catch (RefusedException refused) {
            warn(event.named() + " was refused, and is not sent again (" + refused.getMessage() + ")");
        } catch (IOException | RuntimeException failure) {
            String why = failure instanceof IOException || failure instanceof UncheckedIOException
                    ? failure.getMessage()
                    : failure.toString();
            if (outbox.isFresh(name, LONGEST_WAIT)) {
                warn(event.named() + " could not be delivered (" + why + "); it waits in " + outbox.folder()
                        + NEXT_TIME);
                return false;
            }
            warn(event.named() + " could not be delivered for " + LONGEST_WAIT.toDays() + " days, and is given up ("
                    + why + ")");
        }
        outbox.delivered(event, receiver.name());
        return true;
    }

    private boolean isToWait(Event event, List<String> waiting, HeldStarts held) {
        return event.kind() == Event.Kind.START
                && !Outbox.includesEnd(waiting, event.run(), receiver.name())
                && held.hold(event.run());
    }

    private @Nullable Event read(String name) throws IOException {
        try {
            return outbox.read(name);
        } catch (IOException unreadable) {
            warn("an event that waited in " + outbox.folder() + " cannot be read, and is given up: " + unreadable);
            outbox.discard(name);
            return null;
        }
    }

    private void warn(String trouble) {
        diagnostics.warn("events " + receiver.name(), receiver.name() + " (" + receiver.place() + "): " + trouble);
    }
}
