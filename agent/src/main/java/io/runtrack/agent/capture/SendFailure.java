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

    /** Spring's, which holds one exception a message. */
    private static final Set<String> COLLECTED = Set.of("org.springframework.mail.MailSendException");

    private final EmailAddress addresses;
    private final ResultField collected;
    private final ResultField sent;
    private final ResultField unsent;
    private final ResultField invalid;

    SendFailure(Accessors accessors) {
        addresses = new EmailAddress(accessors);
        collected = new ResultField(accessors, "messageExceptions");
        sent = new ResultField(accessors, "validSentAddresses");
        unsent = new ResultField(accessors, "validUnsentAddresses");
        invalid = new ResultField(accessors, "invalidAddresses");
    }

    /** Null for any other exception, and for one that names no address. */
    @Nullable
    List<EmailResult> split(Failure failure) {
        List<EmailResult> results = new ArrayList<>();
        for (Throwable each : parts(failure.cause())) {
            if (!Failure.isInstance(each, CLASS_NAMES)) {
                return null;
            }
            String message = Failure.of(each).message();
            add(results, sent.of(each), EmailStatus.SENT, null);
            add(results, unsent.of(each), EmailStatus.FAILED, message);
            add(results, invalid.of(each), EmailStatus.FAILED, message);
        }
        return results.isEmpty() ? null : results;
    }

    /** An exception that stands for several is as good as those; any other is the one part of itself. */
    private List<Throwable> parts(Throwable thrown) {
        List<Throwable> parts = new ArrayList<>();
        if (Failure.isInstance(thrown, COLLECTED) && collected.of(thrown) instanceof Object[] exceptions) {
            for (Object each : exceptions) {
                if (each instanceof Throwable exception) {
                    parts.add(exception);
                }
            }
        }
        return parts.isEmpty() ? List.of(thrown) : parts;
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
