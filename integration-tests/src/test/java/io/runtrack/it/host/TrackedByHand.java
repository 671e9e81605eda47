package io.runtrack.it.host;

import io.runtrack.annotations.FileStatus;
import io.runtrack.callbacks.CallbackHandler;
import io.runtrack.callbacks.TrackerCallbackHandler;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.RunTracker;

/**
 * Two runs at once, tracked by hand, without any agent; neither is completed before the process is ended from outside,
 * or, with a second argument, exits.
 */
public final class TrackedByHand {

    private TrackedByHand() {}

    public static void main(String[] arguments) throws InterruptedException {
        TrackingStorage storage = TrackingStorage.open(arguments[0]);
        RunTracker first =
                RunTracker.builder("extract").storage(storage).build().start();
        RunTracker second =
                RunTracker.builder("report").storage(storage).build().start();
        first.trackFile("/in/one.wav", FileStatus.SUCCESS);
        CallbackHandler handler = new TrackerCallbackHandler(second);
        handler.onFileEnd("/in/two.wav", 0, 2, "success", 5);
        handler.onFileStart("/in/held.wav", 1, 2);
        if (arguments.length > 1) {
            ShutdownHooks.exitUnderMonitors(() -> System.exit(3));
        }
        System.out.println("holding");
        Thread.sleep(60_000);
    }
}
