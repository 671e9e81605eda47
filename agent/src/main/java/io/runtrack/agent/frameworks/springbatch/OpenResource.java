package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import io.runtrack.tracking.FileInFlight;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource that a reader has opened, from then until its record is made. How many of the items that a step has read
 * may be its own is told by the reader's position. Guarded by its step.
 */
final class OpenResource {
    private final Step step;
    private final Object reader;
    private final FileInFlight file;
    private final long start; // position of the reader when it opened the resource
    private final Set<Thread> busy = new HashSet<>(2); // those that worked at chunks when it was closed
    private long items;
    private long readSkips;
    private long laterSkips;
    private boolean isClosed;
    private long readable; // once it is closed
    private @Nullable Throwable firstReadError;

    OpenResource(Step step, Object reader, FileInFlight file, long start) {
        this.step = step;
        this.reader = reader;
        this.file = file;
        this.start = start;
    }

    Step step() {
        return step;
    }

    FileInFlight file() {
        return file;
    }

    /**
     * How much of it has been read, or could not be, and is not credited to it yet. While it is open the end counts as
     * well, as often as the reader has come to it.
     */
    private long uncredited(Capture capture) {
        return Math.max(0, (isClosed ? readable : passed(capture)) - items - readSkips);
    }

    private long passed(Capture capture) {
        return positionOf(reader, capture) - start;
    }

    static long positionOf(Object reader, Capture capture) {
        return capture.ask(reader, "currentItemCount") instanceof Number number ? number.longValue() : 0;
    }

    /** Takes as many of these items for its own as may be. Answers how many. */
    long takeItems(long some, Capture capture) {
        long own = Math.min(some, uncredited(capture));
        items += own;
        return own;
    }

    /** Takes as many of these items, which could not be read, for its own as may be. Answers how many. */
    long takeReadSkips(long some, Capture capture) {
        long own = Math.min(some, uncredited(capture));
        readSkips += own;
        return own;
    }

    /** Items passed over in processing or writing. */
    void skippedLater(long some) {
        laterSkips += some;
    }

    void readFailed(Throwable error) {
        if (firstReadError == null) {
            firstReadError = error;
        }
    }

    /**
     * Its record waits for the chunks that threads are at.
     *
     * @param threads those
     * @param atItsEnd whether the reader has gone on to the next, which it does when it has come to the end
     */
    void close(Collection<Thread> threads, boolean atItsEnd, Capture capture) {
        readable = passed(capture) - (atItsEnd ? 1 : 0);
        isClosed = true;
        busy.addAll(threads);
    }

    boolean isClosed() {
        return isClosed;
    }

    /** The thread has gone on to another chunk. Answers whether nobody is at one that may have items of this. */
    boolean isDoneAfter(Thread thread) {
        return isClosed && busy.remove(thread) && busy.isEmpty();
    }

    long items() {
        return items;
    }

    long skipped() {
        return readSkips + laterSkips;
    }

    /** Why nothing of it could be read; null if something could, or nothing was there. */
    @Nullable
    Throwable unreadable() {
        return items == 0 && readSkips > 0 ? firstReadError : null;
    }
}
