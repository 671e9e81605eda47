package io.runtrack.events.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.fixtures.ReceivingServer;
import io.runtrack.fixtures.ReceivingServer.Behaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSenderTest {
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final HttpSender sender = new HttpSender(false, Duration.ofSeconds(1));

    /** Whoever has said yes has been told, and is not to be told again. */
    @Test
    void goesByTheStatusOfAnAnswerThatNeverEnds() {
        try (ReceivingServer server = ReceivingServer.start().does(Behaviour.FLOODS)) {
            assertThatCode(() -> sender.send(to(server))).doesNotThrowAnyException();
            server.answers(503).does(Behaviour.FLOODS);
            assertThatThrownBy(() -> sender.send(to(server))).hasMessage("it answered 503");
            server.does(Behaviour.HANGS);
            assertThatThrownBy(() -> sender.send(to(server))).hasMessage("no answer within 1000 ms");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void followsNoRedirectAndSaysSo() {
        try (ReceivingServer server = ReceivingServer.start().answers(307)) {
            assertThatThrownBy(() -> sender.send(to(server)))
                    .hasMessage("it answered 307; redirects are not followed, set the URL that it redirects to");
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** As a router leaves it that has forgotten it: nothing comes through, and nobody says so. */
    @Test
    void usesNoConnectionThatHasLainIdle() throws Exception {
        HttpSender restless = new HttpSender(false, Duration.ofSeconds(5), Duration.ofMillis(100));
        try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerOnceOnEachConnection(server));
            answering.setDaemon(true);
            answering.start();
            HttpRequest request = HttpSender.to(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                    .GET()
                    .build();
            restless.send(request);
            Thread.sleep(200);
            assertThatCode(() -> restless.send(request)).doesNotThrowAnyException();
            assertThat(connections).hasSize(2);
        }
    }

    private void answerOnceOnEachConnection(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                socket.getInputStream().read();
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static HttpRequest to(ReceivingServer server) {
        return HttpSender.to(URI.create(server.url())).GET().build();
    }
}
