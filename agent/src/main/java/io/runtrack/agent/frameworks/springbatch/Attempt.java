package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a chunk, and how much of what it has counted has been credited to resources. A chunk that was rolled
 * back is processed again without being read again. Guarded by its step.
 */
final class Attempt {
    private final Object contribution;
    private final Thread thread;
    private long read;
    private long readSkips;
    private boolean isFresh;

    Attempt(Object contribution, Thread thread) {
        this.contribution = contribution;
        this.thread = thread;
    }

    boolean isOf(@Nullable Object other) {
        return contribution == other;
    }

    Thread thread() {
        return thread;
    }

    /** Whether it has read items itself. */
    boolean isFresh() {
        return isFresh;
    }

    void markFresh() {
        isFresh = true;
    }

    /** Items read since this was last asked. */
    long takeRead(Capture capture) {
        long now = count("readCount", capture);
        long more = now - read;
        read = now;
        return more;
    }

    /** Items that could not be read, and were passed over, since this was last asked. */
    long takeReadSkips(Capture capture) {
        long now = count("readSkipCount", capture);
        long more = now - readSkips;
        readSkips = now;
        return more;
    }

    /** Items passed over in processing and writing; all of them belong to the chunk. */
    long laterSkips(Capture capture) {
        return count("processSkipCount", capture) + count("writeSkipCount", capture);
    }

    private long count(String name, Capture capture) {
        return capture.ask(contribution, name) instanceof Number number ? number.longValue() : 0;
    }
}
