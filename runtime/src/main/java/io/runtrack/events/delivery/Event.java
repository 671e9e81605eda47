package io.runtrack.events.delivery;

import io.runtrack.model.RunMetadata;
import java.time.Instant;

/**
 * A run started or ended.
 *
 * @param run as it stood then, without its emails
 */
public record Event(Kind kind, RunMetadata run) {

    /** What happened. */
    public enum Kind {
        START,
        END
    }

    /** When it happened, however late it is told. */
    public Instant time() {
        Instant completedAt = run.completedAt();
        return kind == Kind.START || completedAt == null ? run.startedAt() : completedAt;
    }

    /** For a message. */
    String named() {
        return "the " + (kind == Kind.START ? "start" : "end") + " of run " + run.runId();
    }
}
