package io.runtrack.agent.call;

import io.runtrack.agent.context.RunWatcher;
import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls of each command's run whose futures were still open when their methods returned. A future first tells those
 * who asked last. So whoever joins it goes on before we are told, and may end the run. The end of a run therefore
 * settles the calls whose futures have ended by then. Keeps neither calls nor futures alive. Safe for any thread.
 */
final class UnsettledCalls implements RunWatcher {
    private static final long LONGEST_WAIT_NANOS = 100_000_000;

    private final Map<RunInProgress, Set<WeakReference<PendingCall>>> byRun = new ConcurrentHashMap<>();

    /** A command has begun, or goes on. */
    @Override
    public void begun(RunInProgress run) {
        byRun.putIfAbsent(run, ConcurrentHashMap.newKeySet());
    }

    /** The call belongs to this run; that of no command is none of ours, for it ends with the JVM. */
    void add(RunInProgress run, PendingCall call) {
        Set<WeakReference<PendingCall>> calls = byRun.get(run);
        if (calls != null) {
            WeakReference<PendingCall> place = new WeakReference<>(call);
            calls.add(place);
            call.settledBy(calls, place);
        }
    }

    /**
     * The command is about to end. What another thread is recording at this moment is waited for, for as long as that
     * usually takes a few times over.
     */
    @Override
    public void ending(RunInProgress run) {
        Set<WeakReference<PendingCall>> calls = byRun.remove(run);
        if (calls == null || calls.isEmpty()) {
            return;
        }
        for (WeakReference<PendingCall> place : calls) {
            PendingCall call = place.get();
            if (call != null) {
                call.settle();
            }
        }
        long started = System.nanoTime();
        while (anyIsBeingRecorded(calls) && System.nanoTime() - started < LONGEST_WAIT_NANOS) {
            Thread.onSpinWait();
        }
    }

    /** Whether there is one whose end has been told, but is not through. */
    private static boolean anyIsBeingRecorded(Set<WeakReference<PendingCall>> calls) {
        for (WeakReference<PendingCall> place : calls) {
            PendingCall call = place.get();
            if (call != null && call.isEnding()) {
                return true;
            }
        }
        return false;
    }
}
