package io.runtrack.callbacks;

import java.util.List;

/**
 * Hands the events of batches to its handlers, in their order. Safe for any number of batches and threads, as far as
 * the handlers are.
 */
public final class CallbackManager {
    private final List<CallbackHandler> handlers;

    /** @param handlers told of each event, one after the other */
    public CallbackManager(List<CallbackHandler> handlers) {
        this.handlers = List.copyOf(handlers);
    }

    /**
     * A batch begins.
     *
     * @param totalFiles how many files it has
     * @return what takes the batch's further events
     */
    public BatchCallbackManager onBatchStart(int totalFiles) {
        BatchCallbackManager batch = new BatchCallbackManager(handlers);
        batch.start(totalFiles);
        return batch;
    }
}
