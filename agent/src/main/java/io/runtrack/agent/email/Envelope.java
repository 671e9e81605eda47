package io.runtrack.agent.email;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom one message goes to.
 *
 * @param message the host's message; null where only addresses are given
 * @param recipients the addresses; one null stands for a recipient who is not known
 */
public record Envelope(@Nullable Object message, List<@Nullable String> recipients) {

    /** Whether nothing is known of its recipients. */
    public boolean isUnknown() {
        return recipients.size() == 1 && recipients.get(0) == null;
    }
}
