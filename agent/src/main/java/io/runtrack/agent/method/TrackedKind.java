package io.runtrack.agent.method;

/** What a call of a tracked method becomes: a run, the record of a file, or the records of emails. */
public enum TrackedKind {
    COMMAND,
    FILE,
    EMAIL
}
