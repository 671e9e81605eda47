package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends real mail from methods that are annotated: on their own thread, on others, and later than they return. */
public final class TrackedAround {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Properties properties = new Properties();

    private TrackedAround(int port) {
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.sendpartial", "true");
    }

    public static void main(String[] arguments) throws Exception {
        try (ScriptedMailServer server = ScriptedMailServer.start()) {
            new TrackedAround(server.port()).run();
        }
    }

    @TrackedCommand("around")
    private void run() throws Exception {
        sendAll("a-7", List.of("ann@b.com", "unknown@b.com", "Bo <BO@b.com>"));
        sendByThreads(List.of("cy@b.com", "di@b.com", "busy@b.com"));
        sendLater("ed@b.com").get();
        sendReport();
        send("flo@b.com");
        threads.shutdown();
    }

    /** Goes on after a refusal, and says that all went well. */
    @TrackedEmail
    @SuppressWarnings("UnusedVariable") // the parameter's name is what counts
    private void sendAll(String agentId, List<String> to) {
        to.forEach(this::send);
    }

    @TrackedEmail
    private void sendByThreads(List<String> to) throws Exception {
        List<Future<?>> sends = new ArrayList<>();
        for (String each : to) {
            sends.add(threads.submit(() -> send(each)));
        }
        for (Future<?> each : sends) {
            each.get();
        }
    }

    @TrackedEmail
    private CompletableFuture<Void> sendLater(String to) {
        return CompletableFuture.runAsync(() -> send(to), threads);
    }

    /** Nothing that it is given says whom it writes to. */
    @TrackedEmail
    private void sendReport() {
        send("gil@b.com, unknown-2@b.com");
    }

    private void send(String to) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(properties));
            message.setFrom("me@b.com");
            message.setRecipients(MimeMessage.RecipientType.TO, InternetAddress.parse(to));
            message.setText("text");
            Transport.send(message);
        } catch (MessagingException refused) {
            System.out.println(refused.getClass().getSimpleName());
        }
    }
}
