package io.runtrack.events.delivery;

import io.runtrack.storage.TrackingStorage;
import java.io.IOException;

/** Somebody who is told of runs. For any thread, one at a time. */
public interface Receiver {

    /** Of letters, digits and hyphens; the same in each process, since one goes on where another left off. */
    String name();

    /** Where it is, for messages: without anything secret. */
    String place();

    /** Whether it wants to hear of an event. */
    boolean wants(Event event);

    /**
     * Delivers an event. Takes no longer than some seconds.
     *
     * @param storage holds the run, if it has ended
     * @param context what the run's process has left of its own; empty if that is nothing
     * @throws RefusedException if it will never take the event
     * @throws IOException if it has not taken it; the message says why, without anything secret
     */
    void deliver(Event event, TrackingStorage storage, String context) throws IOException;
}
