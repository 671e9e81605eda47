package io.runtrack.agent.completion;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The subscriptions to one result, which count as a call each. Safe for any thread; never throws. */
public interface Subscriptions {

    /** Somebody subscribes, on this thread. Null when that is of no interest. */
    @Nullable
    Subscribed begin();

    /**
     * One subscription. {@link java.util.function.Consumer#accept} says that there is one more of several elements, of
     * which the end then names none; {@link Runnable#run}, that the thread that subscribed has done so, whether or not
     * the result has ended by then.
     */
    interface Subscribed extends ResultEnd, Consumer<Object>, Runnable {}
}
