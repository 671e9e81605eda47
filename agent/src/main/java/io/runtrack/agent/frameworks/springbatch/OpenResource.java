package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import io.runtrack.tracking.FileInFlight;
import org.jspecify.annotations.Nullable;

/** A resource that a reader has opened, from then until its record is made. Guarded by its step. */
final class OpenResource {
    private final Step step;
    private final Object reader;
    private final FileInFlight file;
    private long position; // of the reader, up to where its items have been credited
    private long items;
    private long skipped;
    private boolean isClosed;
    private @Nullable Thread closedBy;
    private @Nullable Throwable firstReadError;

    OpenResource(Step step, Object reader, FileInFlight file, long position) {
        this.step = step;
        this.reader = reader;
        this.file = file;
        this.position = position;
    }

    Step step() {
        return step;
    }

    FileInFlight file() {
        return file;
    }

    /** Whatever the reader has come past since this was last asked: items, failures, and the end, once or more. */
    long advance(Capture capture) {
        long now = positionOf(reader, capture);
        long more = Math.max(0, now - position);
        position = now;
        return more;
    }

    static long positionOf(Object reader, Capture capture) {
        return capture.ask(reader, "currentItemCount") instanceof Number number ? number.longValue() : 0;
    }

    void credit(long readItems, long skippedItems) {
        items += readItems;
        skipped += skippedItems;
    }

    void readFailed(Throwable error) {
        if (firstReadError == null) {
            firstReadError = error;
        }
    }

    /** Its record waits for the chunk that the thread is at. */
    void close(Thread by) {
        isClosed = true;
        closedBy = by;
    }

    boolean isClosed() {
        return isClosed;
    }

    boolean isClosedBy(Thread thread) {
        return isClosed && closedBy == thread;
    }

    long items() {
        return items;
    }

    long skipped() {
        return skipped;
    }

    /** Why nothing of it could be read; null if something could, or nothing was there. */
    @Nullable
    Throwable unreadable() {
        return items == 0 && skipped > 0 ? firstReadError : null;
    }
}
