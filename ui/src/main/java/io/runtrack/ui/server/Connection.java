package io.runtrack.ui.server;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * One client's connection: its requests, one after the other. Whoever is too slow is cut off by {@link #closeIfLate}.
 * For one thread, and one that looks after the time.
 */
final class Connection implements Closeable {
    private static final long IDLE = Duration.ofSeconds(15).toNanos();
    private static final long READING = Duration.ofSeconds(10).toNanos();
    private static final long WRITING = Duration.ofSeconds(60).toNanos();
    private static final long LINGERING = Duration.ofSeconds(1).toNanos();
    private static final int MOST_LEFT_OVER = 256 * 1024;
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(505, "HTTP Version Not Supported"));

    private final Socket socket;
    private final Requests requests;
    private volatile long deadline;

    /** Answers requests. */
    interface Requests {
        Sent answer(Request request);
    }

    Connection(Socket socket, Requests requests) {
        this.socket = socket;
        this.requests = requests;
        allow(READING);
    }

    private void allow(long nanos) {
        deadline = System.nanoTime() + nanos;
    }

    /** Called now and then by another thread. */
    void closeIfLate() {
        if (System.nanoTime() - deadline > 0) {
            close();
        }
    }

    /** Answers until the client or its time has had enough. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true); // else an answer in two parts waits for the client's acknowledgement
            InputStream in = new BufferedInputStream(socket.getInputStream());
            RequestReader reader = new RequestReader(in, () -> allow(READING));
            boolean goesOn = true;
            while (goesOn) {
                goesOn = serveOne(reader);
                allow(IDLE);
            }
            linger(in);
        } catch (IOException gone) {
            // a closed tab: nobody is left who could be told
        }
    }

    /** Whether there may be another request. */
    private boolean serveOne(RequestReader reader) throws IOException {
        Request request;
        try {
            request = reader.next();
        } catch (Refusal refusal) {
            send(Sent.plain(refusal.answer()), false, false);
            return false;
        }
        if (request == null) {
            return false;
        }
        allow(Long.MAX_VALUE / 2); // it is us who take the time now
        Sent sent = requests.answer(request);
        boolean goesOn = goesOn(request);
        send(sent, request.isHead(), goesOn);
        return goesOn;
    }

    /** What may be in a body is not read: the next request would begin in the middle of it. */
    private static boolean goesOn(Request request) {
        String connection = request.header("connection");
        String length = request.header("content-length");
        return (connection == null || !connection.toLowerCase(Locale.ROOT).contains("close"))
                && (length == null || length.equals("0"))
                && request.header("transfer-encoding") == null;
    }

    private void send(Sent sent, boolean headOnly, boolean goesOn) throws IOException {
        allow(WRITING);
        StringBuilder head = new StringBuilder(1024)
                .append("HTTP/1.1 ")
                .append(sent.status())
                .append(' ')
                .append(REASONS.getOrDefault(sent.status(), "Status"))
                .append("\r\n");
        sent.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (sent.status() != 304) {
            head.append("Content-Length: ").append(sent.body().length()).append("\r\n");
        }
        if (!goesOn) {
            head.append("Connection: close\r\n");
        }
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] body = headOnly ? new byte[0] : sent.body().bytes();
        OutputStream out = socket.getOutputStream();
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        out.write(all);
        out.flush();
    }

    /** Closing with something unread would take the answer back from whoever has not read it yet. */
    private void linger(InputStream in) throws IOException {
        allow(LINGERING);
        socket.shutdownOutput();
        int left = MOST_LEFT_OVER;
        byte[] leftOver = new byte[8192];
        for (int read = in.read(leftOver); read > 0 && left > 0; read = in.read(leftOver)) {
            left -= read;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // that is what is wanted
        }
    }
}
