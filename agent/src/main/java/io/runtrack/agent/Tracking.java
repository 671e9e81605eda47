package io.runtrack.agent;

import io.runtrack.agent.instrument.ExitWatch;
import io.runtrack.agent.instrument.MethodBinder;

/** What woven code reports to. There is none until the first class with tracked methods is loaded. */
interface Tracking extends MethodBinder, ExitWatch.Listener {

    /** Whether a run has been started. */
    boolean hasRecorded();
}
