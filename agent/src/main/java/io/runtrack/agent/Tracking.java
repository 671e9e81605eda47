package io.runtrack.agent;

import io.runtrack.agent.jdk.ExitWatch;
import io.runtrack.agent.method.MethodBinder;
import org.jspecify.annotations.Nullable;

/** What woven code reports to. There is none until the first class with tracked methods is loaded. */
interface Tracking extends MethodBinder, ExitWatch.Listener {

    /** Whether a run has been started. */
    boolean hasRecorded();

    /** What keeps runs from being recorded now, and what to do; null if nothing does. */
    @Nullable
    String whyNoJournal();
}
