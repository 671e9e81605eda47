package io.runtrack.agent.context;

import io.runtrack.model.RunDescription;
import io.runtrack.model.RunStatus;
import io.runtrack.tracking.RunInProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The captured runs that go on. Safe for any thread. */
final class CapturedRuns {
    private final Map<RunInProgress, CapturedRun> open = new ConcurrentHashMap<>();
    private final AtomicInteger beginning = new AtomicInteger();

    /** One is about to begin: it is on record before it is known here. */
    void beginning() {
        beginning.incrementAndGet();
    }

    /** It is known here, unless it could not begin. */
    void begun() {
        beginning.decrementAndGet();
    }

    void add(CapturedRun run) {
        open.put(run.run(), run);
    }

    void remove(CapturedRun run) {
        open.remove(run.run());
    }

    boolean contain(RunInProgress run) {
        return open.containsKey(run);
    }

    /** The run of the frame that a command begins in, if it is to become the command's; else null. */
    @Nullable
    RunInProgress handOver(@Nullable RunInProgress enclosing, RunDescription command) {
        CapturedRun captured = enclosing == null ? null : open.get(enclosing);
        return captured == null || !captured.isFrame() ? null : captured.handOver(command);
    }

    /** A run has ended, which frames that are open may have led to. */
    void ended(RunInProgress run, @Nullable Throwable thrown) {
        if (open.isEmpty()) {
            return;
        }
        if (run.metadata().status() != RunStatus.SUCCESS) {
            for (CapturedRun each : all()) {
                each.commandFailed(thrown);
            }
        }
    }

    /** Whether the run of an id is one of theirs that may still be handed over. */
    boolean areUnsettled(String runId) {
        if (beginning.get() > 0) {
            return true;
        }
        for (CapturedRun each : open.values()) {
            if (each.mayBeHandedOver() && each.run().runId().equals(runId)) {
                return true;
            }
        }
        return false;
    }

    /** As they are now: whoever ends one takes it away. */
    List<CapturedRun> all() {
        return new ArrayList<>(open.values());
    }
}
