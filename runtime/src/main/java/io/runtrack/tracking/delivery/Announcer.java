package io.runtrack.tracking.delivery;

import io.runtrack.storage.TrackingStorage;
import java.nio.file.Path;

/**
 * Tells others of runs: whom and how is a matter of this process's settings. What of a journal's runs could not be told
 * yet lies beside the journal, for whoever goes on with it.
 */
public interface Announcer {

    /** The name of a file beside a journal that says that something of it was to be told. */
    String MARK = "events";

    /** Tells nobody. */
    Announcer NONE = new Nobody();

    /** For the journal of this process: told in the background, as soon as there is something to tell. */
    Announcements ofLive(Path journal, TrackingStorage storage);

    /** For a journal that a dead process left: told by {@link Announcements#finish}. */
    Announcements ofRecovered(Path journal, TrackingStorage storage);

    /** A class, since the first lambda of a JVM takes it tens of milliseconds. */
    final class Nobody implements Announcer {
        @Override
        public Announcements ofLive(Path journal, TrackingStorage storage) {
            return Announcements.NONE;
        }

        @Override
        public Announcements ofRecovered(Path journal, TrackingStorage storage) {
            return Announcements.NONE;
        }
    }
}
