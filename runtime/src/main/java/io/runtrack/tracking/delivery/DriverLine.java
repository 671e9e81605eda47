package io.runtrack.tracking.delivery;

import java.io.IOException;

/** How a process that is a part of another one's run reaches that. Called by one thread, which may wait for long. */
public interface DriverLine {

    /** Which part this process is, as records name it: {@code spark executor 3}. */
    String worker();

    /**
     * Sends a batch and waits for the answer.
     *
     * @return the position in this process's journal up to which the other one has all entries in its own
     * @throws IOException if there is no answer now
     */
    long send(byte[] batch) throws IOException;
}
