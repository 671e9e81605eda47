package com.example.callcenter.report;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.TrackedEmail;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** Sends one agent the coaching page. */
final class CoachingMailer {

    private final Post post;

    CoachingMailer(Post post) {
        this.post = post;
    }

    /**
     * One call, one message. Who gets it is found by the parameters' names.
     *
     * @return false when the agent has no address
     * @throws MessagingException when the server refused the message
     */
    @TrackedEmail(whenFalse = EmailStatus.SKIPPED)
    boolean send(String agentId, String agentName, @Nullable String email, Page page) throws MessagingException {
        if (email == null) {
            return false;
        }
        post.send(email, page);
        return true;
    }
}
