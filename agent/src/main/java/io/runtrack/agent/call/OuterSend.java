package io.runtrack.agent.call;

import io.runtrack.model.EmailResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The sending of emails, as the sends that it leads to see it. These make no records of their own; what they have
 * learned, which it may not know, is told here. Safe for any thread.
 */
public final class OuterSend {
    private final boolean handsOn;
    private final List<EmailResult> told = new ArrayList<>(); // guarded by this

    /** @param handsOn whether it only makes the messages, and leaves the records to what sends them */
    public OuterSend(boolean handsOn) {
        this.handsOn = handsOn;
    }

    boolean handsOn() {
        return handsOn;
    }

    /** What became of each recipient. */
    public synchronized void tell(List<EmailResult> results) {
        told.addAll(results);
    }

    /** All that was told, in the order of the sends. */
    public synchronized List<EmailResult> told() {
        return List.copyOf(told);
    }
}
