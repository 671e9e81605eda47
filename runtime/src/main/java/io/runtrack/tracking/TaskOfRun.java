package io.runtrack.tracking;

import io.runtrack.tracking.delivery.ForwardedWork;
import org.jspecify.annotations.Nullable;

/** An attempt of a cluster's task, which processes files for a run. Safe for any thread. */
public final class TaskOfRun {
    private final String task;
    private final String attempt;
    private volatile @Nullable Work last;
    private volatile boolean worked;
    private volatile boolean superseded;

    /** Most tasks call one method, so its text is made once. */
    private record Work(String method, String text) {}

    /**
     * A task that begins.
     *
     * @param task what it is, over all its attempts; without a slash
     * @param attempt which attempt of it; without a slash
     */
    public TaskOfRun(String task, String attempt) {
        this.task = task;
        this.attempt = attempt;
    }

    /** Another attempt was faster, and this one is killed: what it still has in flight is no record. */
    public void supersede() {
        superseded = true;
    }

    boolean isSuperseded() {
        return superseded;
    }

    /** It records something. */
    void works() {
        worked = true;
    }

    /** Whether it has begun with a file, or sent an email. */
    public boolean hasWorked() {
        return worked;
    }

    /** A file is begun by this method; answers what its record says of the work. */
    String begin(String method) {
        worked = true;
        Work known = last;
        if (known == null || !known.method().equals(method)) {
            known = new Work(method, ForwardedWork.text(task, attempt, method));
            last = known;
        }
        return known.text();
    }
}
