package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.values.Failure;
import io.runtrack.model.RunStep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that is executed, with the resources that it has opened. Which resource an item is of is found out by looking
 * at counts when it matters: at the end of each attempt at a chunk, and when a resource is closed amid one. Safe for
 * any thread.
 *
 * <p>A resource that is closed amid a chunk has its record made when the thread reads its next chunk, or at the end of
 * the step: until then its last items may still fail.
 */
final class Step {
    private final Job job;
    private final Object execution;
    private final Capture capture;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final long startedNanos = System.nanoTime();
    private final String name;

    // All guarded by this.
    private final List<OpenResource> resources = new ArrayList<>(2);
    private final List<Attempt> attempts = new ArrayList<>(2); // that go on
    private final Map<Thread, OpenResource> firstOfChunk = new HashMap<>(2);
    private @Nullable OpenResource lastAttempted;
    private @Nullable OpenResource lastUnread; // the one that could not be read when it failed last
    private @Nullable Throwable lastReadError;
    private long rollbacksBefore = -1;

    Step(Job job, Object execution, Capture capture) {
        this.job = job;
        this.execution = execution;
        this.capture = capture;
        String given = capture.askText(execution, "stepName");
        name = given == null ? "step" : given;
    }

    Object execution() {
        return execution;
    }

    Job job() {
        return job;
    }

    /** Puts it on record before it does anything: a process that dies amid it leaves a step that began. */
    void begin() {
        job.run().recordStep(new RunStep(name, "started", startedAt, null, 0, 0, 0, 0, null, null));
    }

    synchronized Attempt begin(Object contribution) {
        Attempt attempt = new Attempt(contribution, Thread.currentThread());
        attempts.add(attempt);
        rollbacksBefore = rollbacks();
        return attempt;
    }

    synchronized void end(Attempt attempt) {
        settle(attempt);
        attempts.remove(attempt);
        OpenResource first = firstOfChunk.get(attempt.thread());
        OpenResource of = first == null ? lastOpen() : first;
        if (of != null) {
            of.skippedLater(attempt.laterSkips(capture));
        }
        lastAttempted = first;
    }

    synchronized void opened(OpenResource resource) {
        settleAll(); // what was read until now is of the others
        resources.add(resource);
    }

    /** @param amidChunk whether this thread reads a chunk and goes on to another resource */
    synchronized void closed(OpenResource resource, boolean amidChunk) {
        settleAll();
        Set<Thread> busy = new HashSet<>(2);
        busy.add(Thread.currentThread());
        attempts.forEach(attempt -> busy.add(attempt.thread()));
        resource.close(busy, amidChunk, capture);
    }

    synchronized void readFailed(Throwable error) {
        OpenResource resource = lastOpen();
        lastReadError = error;
        lastUnread = resource;
        if (resource != null) {
            resource.readFailed(Wrappers.carriedBy(error));
        }
    }

    void end(@Nullable Throwable thrown) {
        Throwable failure = failure(thrown);
        synchronized (this) {
            settleAll();
            OpenResource failed = failure == null ? null : failedBy(failure);
            for (OpenResource each : resources) {
                FileRecords.end(each, each == failed ? failure : null, capture);
            }
            resources.clear();
        }
        job.run().recordStep(describe(failure));
        if (failure != null) {
            job.stepFailed(failure);
        }
    }

    private @Nullable Throwable failure(@Nullable Throwable thrown) {
        boolean isFailed = "FAILED".equals(capture.askText(execution, "status"))
                || "UNKNOWN".equals(capture.askText(execution, "status"));
        Throwable listed = isFailed ? Job.firstOf(execution, capture) : null;
        return listed == null && thrown != null ? Wrappers.carriedBy(thrown) : listed;
    }

    /** The resource whose items the step has failed at: the one being read, or that of the chunk's first item. */
    private @Nullable OpenResource failedBy(Throwable failure) {
        if (lastReadError != null && Wrappers.isCausedBy(failure, lastReadError)) {
            return lastUnread;
        }
        return rollbacks() > rollbacksBefore && rollbacksBefore >= 0 ? lastAttempted : null;
    }

    private long rollbacks() {
        return capture.ask(execution, "rollbackCount") instanceof Number number ? number.longValue() : 0;
    }

    private void settleAll() {
        attempts.forEach(this::settle);
    }

    /**
     * Credits what an attempt has read since the last time to the resources whose readers have gone on. Of several
     * threads one may have read an item, and not counted it yet, when another has come to the resource's end; so those
     * that are closed come first, which the list has in front.
     */
    private void settle(Attempt attempt) {
        long items = attempt.takeRead(capture);
        long skips = attempt.takeReadSkips(capture);
        if (items == 0 && skips == 0) {
            return;
        }
        if (!attempt.isFresh()) {
            attempt.markFresh();
            chunkBegins(attempt.thread());
        }
        for (OpenResource each : resources) {
            long own = each.takeItems(items, capture);
            items -= own;
            skips -= each.takeReadSkips(skips, capture);
            if (own > 0) {
                firstOfChunk.putIfAbsent(attempt.thread(), each);
            }
        }
    }

    /** The thread has done with the chunk before this one. */
    private void chunkBegins(Thread thread) {
        firstOfChunk.remove(thread);
        for (Iterator<OpenResource> each = resources.iterator(); each.hasNext(); ) {
            OpenResource resource = each.next();
            if (resource.isDoneAfter(thread)) {
                each.remove();
                FileRecords.end(resource, null, capture);
            }
        }
    }

    private @Nullable OpenResource lastOpen() {
        for (int i = resources.size() - 1; i >= 0; i--) {
            if (!resources.get(i).isClosed()) {
                return resources.get(i);
            }
        }
        return null;
    }

    private RunStep describe(@Nullable Throwable failure) {
        String status = capture.askText(execution, "status");
        Instant ended = startedAt.plusNanos(System.nanoTime() - startedNanos);
        return new RunStep(
                name,
                status == null ? "unknown" : status.toLowerCase(Locale.ROOT),
                startedAt,
                ended.truncatedTo(ChronoUnit.MICROS),
                count("readCount"),
                count("writeCount"),
                count("filterCount"),
                count("skipCount"),
                failure == null ? null : Failure.of(failure).type(),
                failure == null ? null : Failure.of(failure).message());
    }

    private long count(String name) {
        return capture.ask(execution, name) instanceof Number number ? number.longValue() : 0;
    }
}
