package io.runtrack.model;

import io.runtrack.annotations.EmailStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of sending a batch of emails, sorted by what became of them. Each element's own status is set to that of
 * its list.
 *
 * @param sent delivered to the mail server
 * @param failed refused or broken off
 * @param skipped not tried, for want of an address, say
 */
public record EmailResults(List<EmailResult> sent, List<EmailResult> failed, List<EmailResult> skipped) {

    public EmailResults {
        sent = withStatus(sent, EmailStatus.SENT);
        failed = withStatus(failed, EmailStatus.FAILED);
        skipped = withStatus(skipped, EmailStatus.SKIPPED);
    }

    /** All results: the sent ones first, then the failed, then the skipped. */
    public Stream<EmailResult> all() {
        return Stream.of(sent, failed, skipped).flatMap(List::stream);
    }

    private static List<EmailResult> withStatus(List<EmailResult> results, EmailStatus status) {
        return results.stream()
                .map(result -> result.status() == status
                        ? result
                        : result.toBuilder().status(status).build())
                .toList();
    }
}
