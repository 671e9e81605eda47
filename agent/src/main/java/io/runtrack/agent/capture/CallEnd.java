package io.runtrack.agent.capture;

import org.jspecify.annotations.Nullable;

/** What is left to be done when a call has ended, on whichever thread that is. */
interface CallEnd {

    /**
     * The call has ended: its result, if it has one, is among the values.
     *
     * @param call the values of the call
     * @param thrown what it threw
     */
    void end(CallValues call, @Nullable Throwable thrown);

    /** The method has left the thread that it was entered on; its end may come later, and elsewhere. */
    default void leaveThread() {}
}
