package io.runtrack.it.host;

import io.runtrack.annotations.FileStatus;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.RunTracker;

/** Tracks one file by hand, to the path that is given. */
public final class OneFileByHand {
    private OneFileByHand() {}

    public static void main(String[] arguments) {
        try (TrackingStorage storage = TrackingStorage.open(arguments[0]);
                RunTracker tracker =
                        RunTracker.builder("by-hand").storage(storage).build()) {
            tracker.start();
            tracker.trackFile("/in/one.wav", FileStatus.SUCCESS);
            tracker.complete();
        }
    }
}
