package io.runtrack.it.host;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.mail2.jakarta.SimpleEmail;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/**
 * Sends by libraries, on its own thread and on others, and knows nothing of tracking. Prints the ids of the messages
 * that arrived.
 */
public final class LibraryMailing {

    private static final ExecutorService THREADS = Executors.newSingleThreadExecutor();

    private LibraryMailing() {}

    public static void main(String[] arguments) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        int port = server.getSmtp().getPort();
        try {
            run(port);
            TreeSet<String> ids = new TreeSet<>();
            for (MimeMessage message : server.getReceivedMessages()) {
                ids.add(message.getMessageID());
            }
            ids.forEach(System.out::println);
        } finally {
            server.stop();
        }
        for (Sending each : List.<Sending>of(
                () -> mailer(port).sendMail(email("down-1@b.com")).get(), () -> commons(port, "down-2@b.com"))) {
            try {
                each.run();
            } catch (Exception refused) {
                System.out.println(refused.getClass().getSimpleName());
            }
        }
        THREADS.shutdown();
    }

    private interface Sending {
        void run() throws Exception;
    }

    private static void run(int port) throws Exception {
        mailer(port).sendMail(email("simple-1@b.com", "simple-2@b.com")).get();
        mailer(port).sendMail(email("async@b.com"), true).get();
        commons(port, "commons@b.com");
        CompletableFuture.allOf(Arrays.stream(new String[] {"thread-1@b.com", "thread-2@b.com"})
                        .map(to -> CompletableFuture.runAsync(() -> send(port, to)))
                        .toArray(CompletableFuture[]::new))
                .get();
    }

    private static Mailer mailer(int port) {
        return MailerBuilder.withSMTPServer("127.0.0.1", port)
                .withExecutorService(THREADS)
                .buildMailer();
    }

    private static Email email(String... to) {
        return EmailBuilder.startingBlank()
                .from("me@b.com")
                .toMultiple(to)
                .withSubject("report")
                .withPlainText("text")
                .buildEmail();
    }

    private static void commons(int port, String to) throws Exception {
        SimpleEmail email = new SimpleEmail();
        email.setHostName("127.0.0.1");
        email.setSmtpPort(port);
        email.setFrom("me@b.com");
        email.addTo(to);
        email.setMsg("text");
        email.send();
    }

    private static void send(int port, String to) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(properties));
            message.setFrom("me@b.com");
            message.setRecipients(MimeMessage.RecipientType.TO, InternetAddress.parse(to));
            message.setText("text");
            Transport.send(message);
        } catch (jakarta.mail.MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
