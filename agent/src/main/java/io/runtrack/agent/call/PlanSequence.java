package io.runtrack.agent.call;

import io.runtrack.agent.template.CallValues;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several annotations on one method: begun in order, ended in the opposite one. None of them can take another down with
 * it.
 */
public record PlanSequence(List<CallPlan> plans, Problems problems) implements CallPlan {

    public PlanSequence {
        plans = List.copyOf(plans);
    }

    @Override
    public @Nullable CallEnd begin(Call call) {
        Deque<CallEnd> ends = new ArrayDeque<>(plans.size());
        for (CallPlan plan : plans) {
            try {
                CallEnd end = plan.begin(call);
                if (end != null) {
                    ends.push(end);
                }
            } catch (Throwable failure) {
                problems.report(failure);
            }
        }
        return ends.isEmpty() ? null : new Ends(ends, problems);
    }

    @Override
    public boolean sendsEmails() {
        for (CallPlan plan : plans) {
            if (plan.sendsEmails()) {
                return true;
            }
        }
        return false;
    }

    private record Ends(Deque<CallEnd> ends, Problems problems) implements CallEnd {
        @Override
        public void end(CallValues call, @Nullable Throwable thrown) {
            StackOverflowError full = null;
            for (CallEnd end : ends) {
                try {
                    end.end(call, thrown);
                } catch (StackOverflowError noRoom) {
                    full = noRoom;
                } catch (Throwable failure) {
                    problems.report(failure);
                }
            }
            if (full != null) {
                throw full;
            }
        }

        @Override
        public void leaveThread() {
            for (CallEnd end : ends) {
                end.leaveThread();
            }
        }

        @Override
        public void missed(int calls) {
            ends.getFirst().missed(calls);
        }

        @Override
        public void mayBeLate(PendingCall call) {
            for (CallEnd end : ends) {
                end.mayBeLate(call);
            }
        }

        @Override
        public void returnToThread() {
            for (CallEnd end : ends) {
                end.returnToThread();
            }
        }

        @Override
        public void suspend() {
            for (CallEnd end : ends) {
                end.suspend();
            }
        }

        @Override
        public CallEnd resume(CallValues call, boolean first) {
            Deque<CallEnd> resumed = new ArrayDeque<>(ends.size());
            Iterator<CallEnd> inOrder = ends.descendingIterator();
            while (inOrder.hasNext()) {
                try {
                    resumed.push(inOrder.next().resume(call, first));
                } catch (Throwable failure) {
                    problems.report(failure);
                }
            }
            return new Ends(resumed, problems);
        }
    }
}
