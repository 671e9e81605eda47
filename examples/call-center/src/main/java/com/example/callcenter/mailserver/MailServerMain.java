package com.example.callcenter.mailserver;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Runs the mail server until it is told to stop, ten minutes at most, so that none is left behind. Arguments: the file
 * of mailboxes, the file to write the port to, the folder for what was received.
 */
final class MailServerMain {

    private static final long AT_MOST_MILLIS = 10 * 60 * 1000;

    private MailServerMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        LoopbackMailServer server = LoopbackMailServer.start(Path.of(args[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, Path.of(args[2]))));
        announce(server.port(), Path.of(args[1]));
        Thread.sleep(AT_MOST_MILLIS);
        System.exit(0);
    }

    /** Whoever waits for the file must never see it without the port in it. */
    private static void announce(int port, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(unfinished, port + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void stop(LoopbackMailServer server, Path folder) {
        try {
            server.saveTo(folder);
        } catch (IOException | MessagingException e) {
            System.err.println("mail server: could not save what was received: " + e);
        }
        server.close();
    }
}
