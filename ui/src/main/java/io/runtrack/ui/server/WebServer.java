package io.runtrack.ui.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves the pages, their parts and the API on the loopback addresses. Safe for several threads. */
public final class WebServer implements Closeable {
    private final Site site;
    private final Listener listener;
    private final int port;
    private final @Nullable AccessToken token;
    private final Failures failures;

    private WebServer(List<ServerSocket> sockets, @Nullable String token, Assets assets, Api api, Failures failures) {
        this.port = sockets.get(0).getLocalPort();
        this.token = token == null ? null : new AccessToken(token, port);
        this.site = new Site(assets, this.token, api);
        this.failures = failures;
        this.listener = new Listener(sockets, this::answer);
    }

    /** Learns what went wrong while something was answered; the client learns that it did. */
    public interface Failures {
        void add(Throwable failure);
    }

    /** Answers what is asked below {@code /api/v1}, and for metrics. */
    public interface Api {
        /**
         * The answer.
         *
         * @param path the path's parts behind {@code /api/v1}
         */
        Answer answer(List<String> path, Request request) throws IOException;

        /** What {@code /metrics} answers. */
        Answer metrics() throws IOException;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     * @param token who knows it may see the runs; null for everybody
     * @throws BindException when the port is taken
     */
    public static WebServer start(int port, @Nullable String token, Api api, Failures failures) throws IOException {
        Assets assets = Assets.ofTheJar();
        WebServer server = new WebServer(LoopbackSockets.open(port), token, assets, api, failures);
        server.listener.start();
        return server;
    }

    private Sent answer(Request request) {
        try {
            return site.answer(request);
        } catch (Refusal refusal) {
            return Sent.plain(refusal.answer());
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
            failures.add(failure);
            return Sent.plain(Answer.error(500, "this could not be answered; runtrack ui says why where it runs"));
        }
    }

    public int port() {
        return port;
    }

    /** What to open. The fragment stays in the browser: no server, proxy or log gets it. */
    public String url() {
        return "http://localhost:" + port + "/" + (token == null ? "" : "#t=" + token.text());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
