package io.runtrack.it.jvm;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs beyond a JDK and Maven. */
public final class Prerequisite {

    private Prerequisite() {}

    /**
     * Ends a test on a machine that lacks something: it is skipped, saying why, or fails if everything is required. Never returns; there is something to throw
     * so that the compiler knows.
     */
    public static RuntimeException missing(String reason) {
        if (Boolean.getBoolean("require.all")) {
            Assertions.fail(reason);
        }
        return Assumptions.abort(reason);
    }
}
