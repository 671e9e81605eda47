package io.runtrack.events.notify;

import io.runtrack.config.NotifyUrl;
import io.runtrack.document.RunJson;
import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.Event.Kind;
import io.runtrack.events.delivery.RefusedException;
import io.runtrack.events.http.HttpSender;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The request that tells of an event, in either style. Stateless. */
final class Notification {
    private Notification() {}

    /** A document. */
    static HttpRequest json(NotifyUrl url, Event event) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(2048);
        body.write(ascii("{\"event\": \"" + lower(event.kind()) + "\", \"run\": "));
        RunJson.writeHead(event.run(), body);
        body.write(ascii("}\n"));
        return request(filled(url, event))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    /** A bare request, whose path says what happened. */
    static HttpRequest ping(NotifyUrl url, Event event) throws RefusedException {
        URI base = filled(url, event);
        return request(URI.create(withSuffix(base, suffix(event)))).GET().build();
    }

    private static String suffix(Event event) {
        if (event.kind() == Kind.START) {
            return "/start";
        }
        return event.run().status() == RunStatus.SUCCESS ? "" : "/fail";
    }

    private static String withSuffix(URI base, String suffix) {
        String path = base.getRawPath();
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        if (!suffix.isEmpty() && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return base.getScheme() + "://" + base.getRawAuthority() + path + suffix + query;
    }

    private static URI filled(NotifyUrl url, Event event) throws RefusedException {
        RunMetadata run = event.run();
        RunStatus status = event.kind() == Kind.START ? RunStatus.RUNNING : run.status();
        try {
            return url.of(lower(status), run.runId(), run.command());
        } catch (IllegalArgumentException malformed) { // whose message holds the URL
            throw noUrl();
        }
    }

    private static HttpRequest.Builder request(URI uri) throws RefusedException {
        try {
            return HttpSender.to(uri);
        } catch (IllegalArgumentException nowhere) { // whose message holds the URL
            throw noUrl();
        }
    }

    /** What is filled in may fit a path and not a host: {@code http://{command}.example.com}. */
    private static RefusedException noUrl() {
        return new RefusedException("with the run's command filled in its URL is none; move {command} into the path");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
