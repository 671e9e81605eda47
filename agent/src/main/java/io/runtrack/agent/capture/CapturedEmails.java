package io.runtrack.agent.capture;

import io.runtrack.agent.call.OuterSend;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.model.EmailResult;
import io.runtrack.tracking.RunInProgress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What a mail library was seen to send. A tracked send may lead to it on other threads, where nobody can tell whose
 * work it is. So it waits while a tracked send goes on in its run: that takes what went to its own recipients. What no
 * send takes is recorded by itself. If the process dies before, what waits is lost, as are the emails of the tracked
 * send. Safe for any thread.
 */
final class CapturedEmails {
    /** More are recorded at once, and perhaps twice. */
    private static final int MOST_WAITING = 100_000;

    private final ActiveRuns runs;
    // Guarded by this. A send whose result is forgotten by the host never ends.
    private final Map<OuterSend, RunInProgress> sends = new WeakHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>(); // guarded by this

    private record Waiting(RunInProgress run, EmailResult email) {}

    CapturedEmails(ActiveRuns runs) {
        this.runs = runs;
    }

    /** A tracked send goes on. */
    synchronized void enter(OuterSend send, RunInProgress run) {
        sends.put(send, run);
    }

    /**
     * A tracked send is over.
     *
     * @param results what became of its emails, as it says
     * @return the same, with what was seen of them
     */
    List<EmailResult> leave(OuterSend send, RunInProgress run, List<EmailResult> results) {
        ToldResults told = ToldResults.of(send.told());
        List<EmailResult> others = new ArrayList<>();
        synchronized (this) {
            sends.remove(send);
            boolean isLast = !sends.containsValue(run);
            for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
                Waiting each = all.next();
                boolean isOfRun = each.run() == run;
                boolean isTaken = isOfRun && told.takeIfSentBy(results, each.email());
                if (isOfRun && !isTaken && isLast) {
                    others.add(each.email());
                }
                if (isTaken || (isOfRun && isLast)) {
                    all.remove();
                }
            }
        }
        write(run, others);
        return told.addTo(results);
    }

    /** A mail library has sent these, by no tracked send of this thread. */
    void record(RunInProgress run, List<EmailResult> results) {
        synchronized (this) {
            if (sends.containsValue(run) && waiting.size() < MOST_WAITING) {
                for (EmailResult each : results) {
                    waiting.add(new Waiting(run, each));
                }
                return;
            }
        }
        write(run, results);
    }

    /** Where the run has ended they join the one that is there; they open none. */
    private void write(RunInProgress run, List<EmailResult> results) {
        for (EmailResult each : results) {
            RunInProgress other = run.recordEmail(each) ? null : runs.currentIfAny();
            if (other != null) {
                other.recordEmail(each);
            }
        }
    }
}
