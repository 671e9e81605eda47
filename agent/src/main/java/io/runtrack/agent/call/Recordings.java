package io.runtrack.agent.call;

import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.values.Failure;
import io.runtrack.tracking.RunInProgress;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a method's plans have begun for one call. They begin in order and end in the opposite one, so this is
 * the last of them with those before it. None takes another down with it. Immutable, for any thread.
 */
final class Recordings {
    private final BoundMethod method;
    private final Recording last;
    private final @Nullable Recordings before;

    private Recordings(BoundMethod method, Recording last, @Nullable Recordings before) {
        this.method = method;
        this.last = last;
        this.before = before;
    }

    /** Null when this call is of no interest. */
    static @Nullable Recordings begin(BoundMethod method, Call call, FullStack stack) {
        Recordings begun = null;
        for (CallPlan plan : method.plans) {
            try {
                Recording recording = plan.begin(call);
                if (recording != null) {
                    begun = new Recordings(method, recording, begun);
                    if (recording.isOwnRun) {
                        begun.enterOwnRun();
                    }
                }
            } catch (StackOverflowError noRoom) {
                stack.missed++;
            } catch (Throwable failure) {
                method.errors.report(failure);
            }
        }
        return begun;
    }

    /** Null when there is nothing for a subscription to record. */
    @Nullable
    Recordings resume(CallValues call, boolean first) {
        Recordings resumed = before == null ? null : before.resume(call, first);
        try {
            resumed = new Recordings(method, last.resume(call, first), resumed);
            if (last.isOwnRun) {
                resumed.enterOwnRun();
            }
        } catch (Throwable failure) {
            method.errors.report(failure);
        }
        return resumed;
    }

    /** At once, for what else begins looks which run this thread is in. */
    private void enterOwnRun() {
        method.calls.unsettled.begun(last.run);
        method.calls.runs.enterThread(last.run);
    }

    void suspend() {
        for (Recordings each = this; each != null; each = each.before) {
            each.last.suspend();
        }
    }

    /** This thread goes on with the call, and will leave it again. */
    void enterThread() {
        RunInProgress own = ownRun();
        if (own != null) {
            method.calls.runs.enterThread(own);
        }
    }

    /** This thread has left the call, which may go on elsewhere. */
    void leaveThread() {
        RunInProgress own = ownRun();
        if (own != null) {
            method.calls.runs.leaveThread(own);
        }
    }

    private @Nullable RunInProgress ownRun() {
        for (Recordings each = this; each != null; each = each.before) {
            if (each.last.isOwnRun) {
                return each.last.run;
            }
        }
        return null;
    }

    /** Other calls could not be recorded. */
    void countMissed(int calls) {
        last.run.countDropped(calls);
    }

    /** The call may be told late of its end, and its run may end before. Its own run cannot. */
    void mayBeLate(PendingCall call) {
        if (ownRun() == null) {
            method.calls.unsettled.add(last.run, call);
        }
    }

    void end(CallValues call, @Nullable Throwable thrown, FullStack stack) {
        for (Recordings each = this; each != null; each = each.before) {
            try {
                each.endLast(call, thrown);
            } catch (StackOverflowError noRoom) {
                stack.missed++;
            } catch (Throwable failure) {
                method.errors.report(failure);
            }
        }
    }

    private void endLast(CallValues call, @Nullable Throwable thrown) {
        if (!last.isOwnRun) {
            last.end(call, thrown);
            return;
        }
        method.calls.unsettled.ending(last.run);
        try {
            last.end(call, thrown);
        } finally {
            method.calls.runs.remove(
                    last.run, thrown == null ? null : Failure.of(thrown).cause());
        }
    }
}
