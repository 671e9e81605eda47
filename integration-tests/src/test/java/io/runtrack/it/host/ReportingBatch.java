package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.callbacks.BatchCallbackManager;
import io.runtrack.callbacks.CallbackManager;
import io.runtrack.callbacks.TrackerCallbackHandler;
import java.util.List;

/** A batch that reports its files to whatever run the Java agent has active; the library is the application's own. */
public final class ReportingBatch {

    private ReportingBatch() {}

    public static void main(String[] arguments) {
        run();
        System.out.println("done");
    }

    @TrackedCommand
    static void run() {
        BatchCallbackManager batch = new CallbackManager(List.of(new TrackerCallbackHandler())).onBatchStart(3);
        batch.onFileStart("/in/a.wav", 0, 3);
        batch.onFileEnd("/in/a.wav", 0, 3, "success", 1_500);
        batch.onFileEnd("/in/b.wav", 1, 3, "failed", 20);
        batch.onFileEnd("/in/c.wav", 2, 3, "skipped", 0);
        batch.onBatchEnd();
    }
}
