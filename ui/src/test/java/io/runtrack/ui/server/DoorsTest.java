package io.runtrack.ui.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every door of the server, tried over real sockets. */
final class DoorsTest {
    private static final String TOKEN = AccessToken.random();
    private static final String BEARER = "Authorization: Bearer " + TOKEN;

    private final List<Throwable> failures = new ArrayList<>();
    private WebServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = WebServer.start(0, TOKEN, API, failures::add);
        port = server.port();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private static final WebServer.Api API = new WebServer.Api() {
        @Override
        public Answer answer(List<String> path, Request request) {
            return api(path, request);
        }

        @Override
        public Answer metrics() {
            return Answer.of("text/plain; charset=utf-8", Body.of("# EOF\n"));
        }
    };

    private static Answer api(List<String> path, Request request) {
        return switch (path.get(0)) {
            case "session" -> Answer.of(Answer.JSON, Body.of("{}"));
            case "large" -> Answer.of(Answer.JSON, Body.of("\"" + "x".repeat(100_000) + "\""));
            case "broken" -> throw new IllegalStateException("a secret of the machine");
            case "echo" -> Answer.of(Answer.JSON, Body.of(path + " " + request.parameters()));
            default -> throw Refusal.notFound("no such thing");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost:1", "127.0.0.1:8765", "[::1]", "[::1]:65535"})
    void letsInWhoeverCallsItByALoopbackName(String host) throws IOException {
        assertThat(RawClient.get(port, "/api/v1/session", "Host: " + host, BEARER)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "localhost:80@evil.example",
                "127.0.0.1.nip.io",
                "0.0.0.0",
                "192.168.0.1:8765",
                "localhost:",
                "localhost:port",
                "[::1",
                ""
            })
    void refusesForeignNames(String host) throws IOException {
        for (String path : List.of("/", "/api/v1/session", "/metrics", "/nowhere")) {
            RawClient.Reply reply = RawClient.get(port, path, "Host: " + host, BEARER);
            assertThat(reply.status()).as(path).isEqualTo(421);
            assertSafe(reply);
        }
    }

    @Test
    void refusesARequestWithoutHost() throws IOException {
        assertThat(RawClient.send(port, "GET / HTTP/1.1\r\n\r\nConnection: close")
                        .status())
                .isEqualTo(421);
        assertThat(RawClient.send(port, "GET / HTTP/1.0\r\n\r\n").status()).isEqualTo(421);
        assertThat(RawClient.get(port, "/", "Host: localhost", "Host: evil.example")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "BREW"})
    void isOnlyReadFrom(String method) throws IOException {
        for (String path : List.of("/", "/api/v1/session", "*", "/nowhere")) {
            RawClient.Reply reply = RawClient.ask(port, method, path, BEARER, "Content-Length: 2\r\n\r\nab");
            assertThat(reply.status()).as(path).isEqualTo(405);
            assertThat(reply.headers()).containsEntry("allow", "GET, HEAD");
            assertSafe(reply);
        }
    }

    @Test
    void refusesWhatOtherPagesAskFor() throws IOException {
        for (String site : List.of("cross-site", "same-site", "nonsense")) {
            String header = "Sec-Fetch-Site: " + site;
            assertThat(RawClient.get(port, "/api/v1/session", header, BEARER).status())
                    .isEqualTo(403);
            assertThat(RawClient.get(port, "/", header, "Sec-Fetch-Mode: no-cors")
                            .status())
                    .isEqualTo(403);
            assertThat(RawClient.get(port, "/", header, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe")
                            .status())
                    .isEqualTo(403);
            assertThat(RawClient.get(port, "/api/v1/session", header, "Sec-Fetch-Mode: navigate", BEARER)
                            .status())
                    .isEqualTo(403);
            assertThat(RawClient.get(port, "/runs", header, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(RawClient.get(port, "/api/v1/session", "Origin: http://evil.example", BEARER)
                        .status())
                .isEqualTo(403);
        assertThat(RawClient.get(port, "/api/v1/session", "Sec-Fetch-Site: same-origin", BEARER)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void showsNothingWithoutTheToken() throws IOException {
        for (String path : List.of("/api/v1/session", "/api/v1/runs", "/metrics", "/api", "/api/v2/x")) {
            for (String wrong : List.of(
                    "X: y",
                    "Authorization: Bearer " + AccessToken.random(),
                    "Authorization: Basic " + TOKEN,
                    "Cookie: runtrack_" + port + "=",
                    "Cookie: runtrack_" + (port + 1) + "=" + TOKEN)) {
                RawClient.Reply reply = RawClient.get(port, path, wrong);
                assertThat(reply.status()).as(path + " " + wrong).isEqualTo(401);
                assertSafe(reply);
            }
        }
        assertThat(RawClient.get(port, "/runs?status=failed").status()).isEqualTo(200);
    }

    @Test
    void tokenBecomesACookie() throws IOException {
        assertThat(server.url()).isEqualTo("http://localhost:" + port + "/#t=" + TOKEN);
        String cookie = RawClient.get(port, "/api/v1/session", BEARER).headers().getOrDefault("set-cookie", "");
        assertThat(cookie).startsWith("runtrack_" + port + "=").endsWith("; HttpOnly; SameSite=Strict; Path=/");
        String sent = "Cookie: other=1; " + cookie.substring(0, cookie.indexOf(';'));
        assertThat(RawClient.get(port, "/api/v1/session", sent).status()).isEqualTo(200);
    }

    @Test
    void whoWantsNoTokenHasNone() throws IOException {
        try (WebServer open = WebServer.start(0, null, API, failures::add)) {
            assertThat(open.url()).isEqualTo("http://localhost:" + open.port() + "/");
            RawClient.Reply reply = RawClient.get(open.port(), "/api/v1/session");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers()).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void everyAnswerIsSafeAlsoWhatIsNoRequest() throws IOException {
        for (String request : List.of(
                "nonsense\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/echo?q=%ff HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/3\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nno header\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")) {
            RawClient.Reply reply = RawClient.send(port, request);
            assertThat(reply.status()).as(request).isBetween(400, 599);
            assertSafe(reply);
        }
        RawClient.Reply broken = RawClient.get(port, "/api/v1/broken", BEARER);
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body()).doesNotContain("secret", "Exception", "\tat ");
        assertThat(failures).hasSize(1);
        assertSafe(broken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/assets/../../../etc/passwd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/x/..%2f..%2findex.html",
                "//etc/passwd",
                "/assets/",
                "/index.html",
                "/runs/a/b/c",
                "/%00"
            })
    void servesNothingButWhatItKnows(String path) throws IOException {
        RawClient.Reply reply = RawClient.get(port, path, BEARER);
        assertThat(reply.status()).isEqualTo(404);
        assertSafe(reply);
    }

    @Test
    void pagesAreOneShellWhosePartsAreKeptForGood() throws IOException {
        RawClient.Reply shell = RawClient.get(port, "/commands/a%2Fb/c?days=90");
        assertThat(shell.headers()).containsEntry("content-type", "text/html; charset=utf-8");
        String script = shell.body().replaceAll("(?s).*?src=\"(/assets/[^\"]+)\".*", "$1");
        RawClient.Reply asset = RawClient.get(port, script);
        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.headers().get("cache-control")).contains("immutable");
        assertThat(asset.headers()).containsEntry("content-type", "text/javascript; charset=utf-8");
        assertSafe(asset);
    }

    @Test
    void headHasTheLengthAndNoBody() throws IOException {
        RawClient.Reply get = RawClient.get(port, "/api/v1/large", BEARER);
        RawClient.Reply head = RawClient.ask(port, "HEAD", "/api/v1/large", BEARER);
        assertThat(get.body()).hasSize(100_002);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers()).containsEntry("content-length", "100002");
        assertThat(RawClient.get(port, "/api/v1/large", BEARER, "Accept-Encoding: br, gzip;q=1.0")
                        .headers())
                .containsEntry("content-encoding", "gzip")
                .doesNotContainEntry("content-length", "100002");
        assertThat(RawClient.get(port, "/api/v1/large", BEARER, "Accept-Encoding: gzip;q=0")
                        .headers())
                .doesNotContainKey("content-encoding");
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws IOException {
        String tag = RawClient.get(port, "/api/v1/large", BEARER).headers().get("etag");
        RawClient.Reply again = RawClient.get(port, "/api/v1/large", BEARER, "If-None-Match: \"x\", " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertSafe(again);
    }

    @Test
    void namesAndParametersMayHoldAnything() throws IOException {
        RawClient.Reply reply = RawClient.get(port, "/api/v1/echo/a%2Fb/%C3%BC?q=a+b%26c&q=&r", BEARER);
        assertThat(reply.body()).isEqualTo("[echo, a/b, ü] {q=[a b&c, ], r=[]}");
    }

    @Test
    void connectionsGoOnAndEndedOnesHarmNobody() throws IOException {
        String request = "GET /api/v1/large HTTP/1.1\r\nHost: localhost\r\n" + BEARER + "\r\n";
        for (int tab = 0; tab < 40; tab++) {
            try (Socket closed = new Socket(address("127.0.0.1"), port)) {
                closed.setSoLinger(true, 0);
                closed.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        RawClient.Reply both = RawClient.send(port, request + "\r\n" + request + "Connection: close\r\n\r\n");
        assertThat(both.body().split("HTTP/1.1 200 OK", -1)).hasSize(2);
        assertThat(failures).isEmpty();
    }

    @Test
    void slowClientsAreCutOffAndHoldUpNobody() throws IOException, InterruptedException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Socket socket = new Socket(address("127.0.0.1"), port);
            socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
            slow.add(socket);
        }
        assertThat(RawClient.get(port, "/").status()).isEqualTo(200);
        Socket last = slow.get(59);
        last.setSoTimeout(20_000);
        assertThat(last.getInputStream().read()).isEqualTo(-1);
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void listensOnBothLoopbackAddressesAndOnNoOther() throws IOException {
        for (String address : List.of("127.0.0.1", "::1")) {
            try (Socket socket = new Socket(address(address), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
        try (ServerSocket elsewhere = new ServerSocket()) {
            elsewhere.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port));
            assertThat(elsewhere.isBound()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void aPortTakenOnEitherFamilyIsTaken(String address) throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(address(address), 0));
            assertThatThrownBy(() -> WebServer.start(other.getLocalPort(), null, API, failures::add))
                    .isInstanceOf(BindException.class);
        }
    }

    private static InetAddress address(String text) throws IOException {
        byte[] address = text.equals("::1") ? new byte[16] : new byte[] {127, 0, 0, 1};
        address[address.length - 1] = 1;
        return InetAddress.getByAddress(address);
    }

    private static void assertSafe(RawClient.Reply reply) {
        assertThat(reply.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .doesNotContainKey("access-control-allow-origin");
        assertThat(reply.headers().get("content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }
}
