package io.runtrack.agent.completion;

/** A call whose method has returned, but whose result has not ended. */
public interface OpenCall extends ResultEnd {

    /**
     * The result is one that does nothing until somebody subscribes to it, and then everything anew each time: it is
     * the subscriptions that count, and this call no longer does.
     */
    Subscriptions bySubscription();
}
