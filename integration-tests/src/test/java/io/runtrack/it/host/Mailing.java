package io.runtrack.it.host;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends real mail to a real server: through Jakarta Mail from methods that are annotated, and through Spring from ones
 * that are not.
 */
public final class Mailing {
    /** An address that this server does not understand. */
    private static final String REFUSED = "x@b.com>";

    private final Session session;
    private final JavaMailSenderImpl spring = new JavaMailSenderImpl();

    private Mailing(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.sendpartial", "true");
        session = Session.getInstance(properties);
        spring.setSession(Session.getInstance(new Properties()));
        spring.setHost("127.0.0.1");
        spring.setPort(port);
    }

    public static void main(String[] arguments) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            new Mailing(server.getSmtp().getPort()).run(server);
        } finally {
            server.stop();
        }
    }

    @TrackedCommand("mailing")
    private void run(GreenMail server) throws MessagingException {
        send("jakarta@b.com");
        try {
            send("good@b.com", REFUSED);
        } catch (MessagingException partly) {
            System.out.println(partly.getClass().getSimpleName());
        }
        MailSender sender = spring;
        sender.send(simple("spring-1@b.com", "spring-2@b.com"));
        JavaMailSender mime = spring;
        mime.send(message("mime@b.com"));
        try {
            mime.send(message("fine@b.com", REFUSED));
        } catch (MailException partly) {
            System.out.println(partly.getClass().getSimpleName());
        }
        System.out.println(server.getReceivedMessages().length + " received");
        server.stop();
        try {
            sender.send(simple("nobody@b.com"));
        } catch (MailException down) {
            System.out.println(down.getClass().getSimpleName());
        }
    }

    @TrackedEmail
    private void send(String... to) throws MessagingException {
        Transport.send(message(to));
    }

    private static SimpleMailMessage simple(String... to) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("from@b.com");
        message.setTo(to);
        message.setText("text");
        return message;
    }

    private MimeMessage message(String... to) throws MessagingException {
        Address[] addresses = new Address[to.length];
        for (int i = 0; i < to.length; i++) {
            InternetAddress address = new InternetAddress();
            address.setAddress(to[i]);
            addresses[i] = address;
        }
        // Its header would not be read with an address in it that is none.
        MimeMessage message = new MimeMessage(session) {
            @Override
            public Address[] getAllRecipients() {
                return addresses;
            }
        };
        message.setFrom("from@b.com");
        message.setText("text");
        return message;
    }
}
