package io.runtrack.agent.frameworks.jakartamail;

import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.Failure;
import io.runtrack.agent.values.ResultField;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits the exception by which Jakarta or javax Mail says that a message reached some of its recipients only: for each
 * address what the server said of it. Known by name, since it is the host's class. Safe for any thread.
 */
final class SendFailure {
    private static final Set<String> CLASS_NAMES =
            Set.of("jakarta.mail.SendFailedException", "javax.mail.SendFailedException");

    /** The reply to one address: refused, or taken where the session asks to be told so. */
    private static final Set<String> OF_ONE_ADDRESS = Set.of(
            "org.eclipse.angus.mail.smtp.SMTPAddressFailedException",
            "org.eclipse.angus.mail.smtp.SMTPAddressSucceededException",
            "com.sun.mail.smtp.SMTPAddressFailedException",
            "com.sun.mail.smtp.SMTPAddressSucceededException");

    /** The reply to the sender or to the message as a whole, which is true of every address that it left unsent. */
    private static final Set<String> OF_THE_MESSAGE =
            Set.of("org.eclipse.angus.mail.smtp.SMTPSendFailedException", "com.sun.mail.smtp.SMTPSendFailedException");

    private static final int FIRST_REFUSAL = 400;
    private static final int MOST_EXCEPTIONS = 100_000;

    private final EmailAddress addresses;
    private final ResultField sent;
    private final ResultField unsent;
    private final ResultField invalid;
    private final ResultField next;
    private final ResultField address;
    private final ResultField code;

    /** What the server answered. */
    private record Reply(@Nullable Integer code, @Nullable String text) {
        boolean isRefusal() {
            return code == null || code >= FIRST_REFUSAL;
        }
    }

    /** The answers of one failure by address, and the first refusal of any. */
    private record Replies(
            Map<String, Reply> byAddress, @Nullable Reply firstRefusal) {}

    SendFailure(Accessors accessors, EmailAddress addresses) {
        this.addresses = addresses;
        sent = new ResultField(accessors, "validSentAddresses");
        unsent = new ResultField(accessors, "validUnsentAddresses");
        invalid = new ResultField(accessors, "invalidAddresses");
        next = new ResultField(accessors, "nextException");
        address = new ResultField(accessors, "address");
        code = new ResultField(accessors, "returnCode");
    }

    /** Null for any other exception, and for one that names no address. */
    @Nullable
    List<EmailResult> split(Throwable failure) {
        if (!Failure.isInstance(failure, CLASS_NAMES)) {
            return null;
        }
        Replies replies = replies(failure);
        Reply itself = new Reply(null, text(failure));
        Reply first = replies.firstRefusal();
        Reply ofOthers = first == null ? itself : new Reply(null, "not sent: " + first.text());
        List<EmailResult> results = new ArrayList<>();
        for (String each : named(sent.of(failure))) {
            Reply reply = replies.byAddress().get(each);
            results.add(result(EmailStatus.SENT, each, new Reply(reply == null ? null : reply.code(), null)));
        }
        for (String each : named(unsent.of(failure))) {
            results.add(result(EmailStatus.FAILED, each, refusal(replies, each, ofOthers)));
        }
        for (String each : named(invalid.of(failure))) {
            results.add(result(EmailStatus.FAILED, each, refusal(replies, each, itself)));
        }
        return results.isEmpty() ? null : results;
    }

    /** What an exception says, without the line end that replies of servers come with. */
    static @Nullable String text(Throwable thrown) {
        String message = Failure.of(thrown).message();
        return message == null ? null : message.strip();
    }

    private static Reply refusal(Replies replies, String address, Reply otherwise) {
        Reply reply = replies.byAddress().get(address);
        return reply != null && reply.isRefusal() ? reply : otherwise;
    }

    private static EmailResult result(EmailStatus status, String address, Reply reply) {
        return EmailResult.builder(status)
                .email(address)
                .reason(reply.text())
                .smtpCode(reply.code())
                .build();
    }

    /** What is said of one address counts before what is said of the message, wherever it stands in the chain. */
    private Replies replies(Throwable failure) {
        Map<String, Reply> byAddress = new HashMap<>();
        Map<String, Reply> ofMessage = new HashMap<>();
        Reply firstRefusal = null;
        Object each = failure;
        for (int i = 0; i < MOST_EXCEPTIONS && each instanceof Throwable thrown; i++) {
            Reply reply = new Reply(code.of(thrown) instanceof Integer number ? number : null, text(thrown));
            if (Failure.isInstance(thrown, OF_ONE_ADDRESS)) {
                add(byAddress, address.of(thrown), reply);
                firstRefusal = firstRefusal == null && reply.isRefusal() ? reply : firstRefusal;
            } else if (Failure.isInstance(thrown, OF_THE_MESSAGE) && reply.isRefusal()) {
                add(ofMessage, unsent.of(thrown), reply);
                add(ofMessage, invalid.of(thrown), reply);
            }
            each = next.of(thrown);
        }
        ofMessage.forEach(byAddress::putIfAbsent);
        return new Replies(byAddress, firstRefusal);
    }

    private void add(Map<String, Reply> replies, @Nullable Object addressed, Reply reply) {
        for (String each : named(addressed)) {
            replies.putIfAbsent(each, reply);
        }
    }

    private List<String> named(@Nullable Object addressed) {
        List<String> named = new ArrayList<>();
        if (addressed != null) {
            for (String each : addresses.recipients(addressed)) {
                if (each != null) {
                    named.add(each);
                }
            }
        }
        return named;
    }
}
