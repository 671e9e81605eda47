package io.runtrack.callbacks;

import io.runtrack.diagnostics.Diagnostics;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands the events of one batch to the handlers. Never throws; files may be reported from any thread, as far as the
 * handlers allow it.
 */
public final class BatchCallbackManager {
    private static final Diagnostics DIAGNOSTICS = Diagnostics.systemLogger();

    private final List<CallbackHandler> handlers;

    BatchCallbackManager(List<CallbackHandler> handlers) {
        this.handlers = handlers;
    }

    void start(int totalFiles) {
        tell(handler -> handler.onBatchStart(totalFiles));
    }

    /** As {@link CallbackHandler#onFileStart}. */
    public void onFileStart(String path, int index, int total) {
        tell(handler -> handler.onFileStart(path, index, total));
    }

    /** As {@link CallbackHandler#onFileEnd}. */
    public void onFileEnd(String path, int index, int total, String status, long durationMs) {
        tell(handler -> handler.onFileEnd(path, index, total, status, durationMs));
    }

    /** As {@link CallbackHandler#onBatchEnd}. */
    public void onBatchEnd() {
        tell(CallbackHandler::onBatchEnd);
    }

    private void tell(Consumer<CallbackHandler> event) {
        for (CallbackHandler handler : handlers) {
            try {
                event.accept(handler);
            } catch (Throwable problem) { // at the host's border: a batch must not end because somebody listens to it
                DIAGNOSTICS.warn(
                        handler.getClass().getName(),
                        "the callback handler " + handler.getClass().getName() + " failed, the batch goes on: "
                                + problem);
            }
        }
    }
}
