package io.runtrack.tracking.delivery;

import java.nio.file.Path;

/**
 * What others are told of the runs of one journal. As a listener it only notes what is to be told, beside the journal.
 * That takes no longer than a file, whoever is to be told. For the thread of the journal's {@link RunWriter}.
 */
public interface Announcements extends RunListener {

    /** Nothing. */
    Announcements NONE = new Announcements() {};

    /** What could not be told may be tried again. */
    default void tryAgain() {}

    /** Goes on in another folder, since somebody has deleted the journal's. */
    default void moveTo(Path other) {}

    /** The process ends: nothing more is begun. For any thread. */
    default void hurry() {}

    /**
     * Tries what is left a last time, and waits for that no longer than given.
     *
     * @return whether all is told; else the journal has to be kept for somebody who tells the rest
     */
    default boolean finish(long millis) {
        return true;
    }
}
