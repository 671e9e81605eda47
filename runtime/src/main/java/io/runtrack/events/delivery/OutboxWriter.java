package io.runtrack.events.delivery;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.util.List;

/**
 * Puts into an outbox what is to be told: to the receivers of this process, and of what has ended also to those who
 * were told, by another process, that it started. For one thread.
 */
record OutboxWriter(Outbox outbox, List<Receiver> receivers, Diagnostics diagnostics) {

    void runStarted(RunMetadata run) {
        Event start = new Event(Event.Kind.START, run);
        for (Receiver receiver : receivers) {
            if (receiver.wants(start)) {
                add(start, receiver.name());
            }
        }
    }

    /** A start that is not delivered yet is delivered as it is known now. */
    void runDescribed(RunMetadata run) {
        Event start = new Event(Event.Kind.START, run);
        for (Receiver receiver : receivers) {
            receiver.wants(start); // under its new name
            try {
                outbox.correct(start, receiver.name());
            } catch (IOException failure) {
                warn(failure);
            }
        }
    }

    void runEnded(RunMetadata run) {
        Event end = new Event(Event.Kind.END, run);
        for (Receiver receiver : receivers) {
            if (receiver.wants(end)) {
                add(new Event(Event.Kind.START, run), receiver.name()); // unless it was told before
                add(end, receiver.name());
            }
        }
        for (String receiver : toldOfStart(run)) {
            add(end, receiver);
        }
    }

    private List<String> toldOfStart(RunMetadata run) {
        try {
            return outbox.receiversOfStart(run);
        } catch (IOException failure) {
            warn(failure);
            return List.of();
        }
    }

    private void add(Event event, String receiver) {
        try {
            outbox.add(event, receiver);
        } catch (IOException failure) {
            warn(failure);
        }
    }

    private void warn(IOException failure) {
        diagnostics.warn("events", "starts and ends of runs are not told to all: " + failure);
    }
}
