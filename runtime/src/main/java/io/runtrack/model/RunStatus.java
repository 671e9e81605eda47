package io.runtrack.model;

/** Where a run stands. All but {@link #RUNNING} are final: once stored, such a status never changes again. */
public enum RunStatus {
    RUNNING,
    SUCCESS,
    PARTIAL_SUCCESS,
    FAILED,
    ABORTED;

    public boolean isFinal() {
        return this != RUNNING;
    }
}
