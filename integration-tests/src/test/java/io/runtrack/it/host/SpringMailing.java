package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessagePreparator;

/**
 * Sends in each form that Spring's mail sender has, of which nothing is annotated: mail that a server takes, refuses
 * and does not answer.
 */
public final class SpringMailing {
    private final JavaMailSenderImpl sender;

    private SpringMailing(int port) {
        sender = sender(port);
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    public static void main(String[] arguments) throws Exception {
        try (ScriptedMailServer server = ScriptedMailServer.start()) {
            new SpringMailing(server.port()).run(server);
        }
    }

    @TrackedCommand("spring-mailing")
    private void run(ScriptedMailServer server) throws Exception {
        SimpleMailMessage twice = simple("twice@b.com");
        attempt(() -> sender.send(copied("simple@b.com", "copied@b.com")));
        attempt(() -> sender.send(simple("unknown-1@b.com"), simple("good@b.com")));
        attempt(() -> sender.send(twice, twice));
        attempt(() -> sender.send(mime("mime@b.com")));
        attempt(() -> sender.send(mime("untried@b.com", "busy@b.com"), mime("mime-2@b.com")));
        attempt(() -> sender.send(to("prepared@b.com")));
        attempt(() -> sender.send(to("prepared-2@b.com"), to("unknown-2@b.com")));
        attempt(() -> sender.send(mime("spam@b.com")));
        attempt(() -> sender.send(mime("gone@b.com")));
        JavaMailSenderImpl stranger = sender(server.port());
        stranger.setUsername("me");
        stranger.setPassword("secret");
        attempt(() -> stranger.send(simple("login@b.com"), simple("login-2@b.com")));
        server.close();
        attempt(() -> sender.send(twice, twice));
        attempt(() -> sender.send(to("down@b.com")));
    }

    private interface Sending {
        void run() throws Exception;
    }

    private static void attempt(Sending sending) throws Exception {
        try {
            sending.run();
            System.out.println("sent");
        } catch (MailSendException failure) {
            System.out.println(failure.getFailedMessages().size() + " failed");
        } catch (MailException failure) {
            System.out.println(failure.getClass().getSimpleName());
        }
    }

    private static SimpleMailMessage simple(String... to) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("me@b.com");
        message.setTo(to);
        message.setText("text");
        return message;
    }

    private static SimpleMailMessage copied(String to, String copy) {
        SimpleMailMessage message = simple(to);
        message.setCc(copy);
        return message;
    }

    private MimeMessage mime(String... to) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        for (String each : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(each));
        }
        message.setFrom("me@b.com");
        message.setText("text");
        return message;
    }

    private static MimeMessagePreparator to(String address) {
        return message -> {
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
            message.setFrom("me@b.com");
            message.setText("text");
        };
    }
}
