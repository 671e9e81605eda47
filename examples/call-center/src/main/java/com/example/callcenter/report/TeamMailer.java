package com.example.callcenter.report;

import io.runtrack.annotations.TrackedEmail;
import jakarta.mail.MessagingException;
import java.util.List;

/** Sends all team leads their pages in one go and says what became of each. */
final class TeamMailer {

    private final Post post;

    TeamMailer(Post post) {
        this.post = post;
    }

    /** One call, many messages: the result's three lists are the record. */
    @TrackedEmail
    Mailing sendAll(List<Page> pages) {
        Mailing mailing = new Mailing();
        for (Page page : pages) {
            send(page, mailing);
        }
        return mailing;
    }

    private void send(Page page, Mailing mailing) {
        Delivery delivery = Delivery.to(page.reader());
        String email = delivery.email();
        if (email == null) {
            mailing.skipped().add(delivery.because("no address on the roster"));
            return;
        }
        try {
            post.send(email, page);
            mailing.sent().add(delivery);
        } catch (MessagingException e) {
            mailing.failed().add(delivery.because(Post.reason(e)));
        }
    }
}
