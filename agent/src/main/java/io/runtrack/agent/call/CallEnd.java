package io.runtrack.agent.call;

import io.runtrack.agent.template.CallValues;
import org.jspecify.annotations.Nullable;

/** What is left to be done when a call has ended, on whichever thread that is. */
public interface CallEnd {

    /**
     * The call has ended: its result, if it has one, is among the values. Of an asynchronous result this is its value.
     *
     * @param call the values of the call
     * @param thrown what it threw
     */
    void end(CallValues call, @Nullable Throwable thrown);

    /**
     * The method has left the thread that it was entered on, or that subscribed; its end may come later, and elsewhere.
     */
    default void leaveThread() {}

    /** Other calls could not be recorded, for want of stack. */
    default void missed(int calls) {}

    /** The call's result may have ended before the call is told so. */
    default void mayBeLate(PendingCall call) {}

    /** This thread goes on with what the method had begun, and will leave that again. */
    default void returnToThread() {}

    /**
     * What the method returned begins only when somebody subscribes to it: until then nothing is in progress. In place
     * of an end.
     */
    default void suspend() {}

    /**
     * Somebody subscribes, on this thread, to what the method returned, and will leave it again.
     *
     * @param first whether this goes on with the call itself; what follows does all of it again
     * @return what is to be told of the end of this subscription
     */
    default CallEnd resume(CallValues call, boolean first) {
        return this;
    }
}
