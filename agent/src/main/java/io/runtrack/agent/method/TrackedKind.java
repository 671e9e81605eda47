package io.runtrack.agent.method;

/**
 * What a call of a tracked method becomes: a run, the record of a file, or the records of emails. The last of them is
 * what a framework's folder makes of it by code; it reaches no overriding method.
 */
public enum TrackedKind {
    COMMAND,
    FILE,
    EMAIL,
    HOOK
}
