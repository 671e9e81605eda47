package com.example.callcenter.report;

import com.example.callcenter.input.Settings.MailAccount;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Hands pages in at the mail server, one message a page. */
final class Post {

    private static final String TIMEOUT_MILLIS = "5000";

    private final MailAccount account;
    private final Session session;

    Post(MailAccount account) {
        this.account = account;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", account.host());
        properties.put("mail.smtp.port", Integer.toString(account.port()));
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        session = Session.getInstance(properties);
    }

    void send(String address, Page page) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(account.from()));
        message.setRecipient(RecipientType.TO, new InternetAddress(address));
        message.setSubject(page.title(), "UTF-8");
        message.setText(page.html(), "UTF-8", "html");
        Transport.send(message);
    }

    /** What the server said: it is in the last of the chained exceptions. */
    static String reason(MessagingException exception) {
        Exception last = exception;
        while (last instanceof MessagingException messaging && messaging.getNextException() != null) {
            last = messaging.getNextException();
        }
        return String.valueOf(last.getMessage()).strip();
    }
}
