package io.runtrack.tracking.delivery;

import io.runtrack.model.RunMetadata;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** What becomes of a living journal's entries: documents, or messages to another process. For one thread. */
public interface JournalConsumer extends Closeable {

    /**
     * Takes what is in the journal by now.
     *
     * @param most entries to stop at, since a busy host may append for ever as fast as they are read
     * @return how many entries that were
     * @throws IOException if they cannot be taken now; they stay in the journal, and the next call takes them again
     */
    int drain(int most) throws IOException;

    /**
     * Brings the runs that have ended to their end.
     *
     * @param retry whether what has failed before is tried again
     */
    void storeEnded(boolean retry) throws IOException;

    /** Shows how the running runs stand. */
    void publishRunning(Instant now) throws IOException;

    /** The running runs that somebody has closed in the storage, by their numbers, as they were closed. */
    Map<Integer, RunMetadata> closedByOthers();

    /** How many records a run could not keep so far; no entry says so before its end. */
    void dropped(int number, long records);

    /** Whether somebody has deleted the folder of the working files. */
    boolean wasRemoved();

    /** Goes on in another folder, for this process alone. */
    void moveTo(Path other) throws IOException;

    /** Whether all that {@link #drain} found has got where it belongs, so that the journal may be deleted. */
    boolean isDone();

    /** Lets go of all files. */
    @Override
    void close() throws IOException;
}
