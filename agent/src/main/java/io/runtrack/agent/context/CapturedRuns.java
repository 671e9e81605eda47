package io.runtrack.agent.context;

import io.runtrack.model.RunDescription;
import io.runtrack.model.RunStatus;
import io.runtrack.tracking.RunInProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The captured runs that go on. Safe for any thread. */
final class CapturedRuns {
    private final Map<RunInProgress, CapturedRun> open = new ConcurrentHashMap<>();

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

    /** As they are now: whoever ends one takes it away. */
    List<CapturedRun> all() {
        return new ArrayList<>(open.values());
    }
}
