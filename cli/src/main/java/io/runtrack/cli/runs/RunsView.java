package io.runtrack.cli.runs;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Shows watched runs after each look at them. For one thread. */
interface RunsView {

    /** False when nobody looks any more. */
    boolean show(List<WatchedRun> runs, Instant now) throws IOException;
}
