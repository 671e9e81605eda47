package io.runtrack.agent.capture;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits the exception by which a mail API says that a message reached some of its recipients only. Known by name, since it is the host's
 * class. Safe for any thread.
 */
final class SendFailure {
    private static final Set<String> CLASS_NAMES =
            Set.of("jakarta.mail.SendFailedException", "javax.mail.SendFailedException");

    private final EmailAddress addresses;
    private final ResultField sent;
    private final ResultField unsent;
    private final ResultField invalid;

    SendFailure(Accessors accessors) {
        addresses = new EmailAddress(accessors);
        sent = new ResultField(accessors, "validSentAddresses");
        unsent = new ResultField(accessors, "validUnsentAddresses");
        invalid = new ResultField(accessors, "invalidAddresses");
    }

    /** Null for any other exception, and for one that names no address. */
    @Nullable
    List<EmailResult> split(Failure failure) {
        if (!Failure.isInstance(failure.cause(), CLASS_NAMES)) {
            return null;
        }
        List<EmailResult> results = new ArrayList<>();
        add(results, sent.of(failure.cause()), EmailStatus.SENT, null);
        add(results, unsent.of(failure.cause()), EmailStatus.FAILED, failure.message());
        add(results, invalid.of(failure.cause()), EmailStatus.FAILED, failure.message());
        return results.isEmpty() ? null : results;
    }

    private void add(
            List<EmailResult> results, @Nullable Object addressed, EmailStatus status, @Nullable String reason) {
        if (addressed == null) {
            return;
        }
        for (String address : addresses.recipients(addressed)) {
            results.add(
                    EmailResult.builder(status).email(address).reason(reason).build());
        }
    }
}
