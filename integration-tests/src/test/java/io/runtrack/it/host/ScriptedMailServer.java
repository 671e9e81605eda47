package io.runtrack.it.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Speaks SMTP and answers by the recipient's name: {@code unknown…} is refused for good and {@code busy…} for now, mail
 * to {@code spam…} is refused for what it says, and when it is for {@code gone…} the server hangs up instead of an
 * answer. Nobody who logs in is known. One client after the other, on a thread of its own.
 */
final class ScriptedMailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Thread thread = new Thread(this::serve, "mail server");

    private ScriptedMailServer(ServerSocket socket) {
        this.socket = socket;
    }

    static ScriptedMailServer start() throws IOException {
        ScriptedMailServer server = new ScriptedMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        server.thread.setDaemon(true);
        server.thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                talk(in, client.getOutputStream());
            } catch (IOException clientIsGone) {
                // to the next one
            }
        }
    }

    private static void talk(BufferedReader in, OutputStream out) throws IOException {
        String content = "250 2.0.0 queued as 4711";
        say(out, "220 mail.test ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT")) {
                content = line.contains("<spam") ? "554 5.7.1 looks like spam" : content;
                content = line.contains("<gone") ? "" : content;
                say(out, ofRecipient(line.substring(line.indexOf('<'), line.indexOf('>') + 1)));
            } else if (command.startsWith("DATA")) {
                say(out, "354 go on");
                readContent(in);
                if (content.isEmpty()) {
                    return;
                }
                say(out, content);
                content = "250 2.0.0 queued as 4711";
            } else if (command.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, ofCommand(command));
            }
        }
    }

    private static String ofRecipient(String address) {
        if (address.startsWith("<unknown")) {
            return "550 5.1.1 " + address + ": no such mailbox";
        }
        return address.startsWith("<busy") ? "450 4.2.1 " + address + ": mailbox busy" : "250 2.1.5 OK";
    }

    private static String ofCommand(String command) {
        if (command.startsWith("EHLO")) {
            return "250-mail.test\r\n250 AUTH PLAIN";
        }
        return command.startsWith("AUTH") ? "535 5.7.8 bad credentials" : "250 2.0.0 OK";
    }

    private static void readContent(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            // not kept
        }
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Takes no connection any more when it returns: until its thread has noticed, the port is open. */
    @Override
    public void close() throws IOException {
        socket.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
