package io.runtrack.events.lineage;

import java.io.IOException;

/** Where events go. For any thread, one at a time. */
interface Transport {

    /** Without anything secret. */
    String place();

    /**
     * Takes one event there.
     *
     * @param event a line of JSON without its end
     * @throws IOException if it is not there; the message says why, without anything secret
     */
    void take(byte[] event) throws IOException;
}
