package io.runtrack.events.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.fixtures.ReceivingServer;
import io.runtrack.fixtures.ReceivingServer.Behaviour;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSenderTest {
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

    private static HttpRequest to(ReceivingServer server) {
        return HttpSender.to(URI.create(server.url())).GET().build();
    }
}
