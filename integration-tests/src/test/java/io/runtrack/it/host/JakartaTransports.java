package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * Sends by Jakarta Mail's transports, from a method that is annotated and from one that is not, what a server takes in
 * part, refuses and does not answer.
 */
public final class JakartaTransports {
    private final Properties properties = new Properties();

    private JakartaTransports(int port) {
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
    }

    public static void main(String[] arguments) throws Exception {
        try (ScriptedMailServer server = ScriptedMailServer.start()) {
            new JakartaTransports(server.port()).run(server);
        }
    }

    @TrackedCommand("transports")
    private void run(ScriptedMailServer server) throws Exception {
        attempt(() -> send("ann@b.com", "unknown@b.com", "busy@b.com"));
        properties.setProperty("mail.smtp.sendpartial", "true");
        attempt(() -> send("ann@b.com", "unknown@b.com", "busy@b.com"));
        attempt(() -> sendFromAfar("bo@b.com", "unknown@b.com"));
        attempt(() -> Transport.send(message("cy@b.com", "unknown@b.com")));
        attempt(() -> Transport.send(message(), InternetAddress.parse("di@b.com,busy@b.com")));
        attempt(() -> sendMessage("ed@b.com"));
        attempt(() -> Transport.send(message("spam@b.com")));
        attempt(() -> Transport.send(message("gone@b.com")));
        properties.setProperty("mail.smtp.auth", "true");
        attempt(() -> Transport.send(message("flo@b.com"), "me", "secret"));
        properties.remove("mail.smtp.auth");
        server.close();
        attempt(() -> Transport.send(message("gil@b.com", "hal@b.com")));
    }

    private interface Sending {
        void run() throws Exception;
    }

    private static void attempt(Sending sending) {
        try {
            sending.run();
            System.out.println("sent");
        } catch (Exception failure) {
            System.out.println(failure.getClass().getSimpleName());
        }
    }

    @TrackedEmail
    private void send(String... to) throws MessagingException {
        Transport.send(message(to));
    }

    @TrackedEmail
    private void sendFromAfar(String... to) {
        try {
            Transport.send(message(to));
        } catch (MessagingException failure) {
            throw new IllegalStateException("mailing broke off", new IllegalArgumentException(failure));
        }
    }

    private void sendMessage(String to) throws MessagingException {
        Message message = message(to);
        message.saveChanges();
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Message message(String... to) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("me@b.com");
        for (String each : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(each));
        }
        message.setText("text");
        return message;
    }
}
