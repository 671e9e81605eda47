package io.runtrack.cli.metrics;

import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.events.http.HttpSender;
import io.runtrack.events.http.StatusException;
import io.runtrack.metrics.RunMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;

/**
 * A Pushgateway, which takes a group's metrics with a PUT and replaces those that it had.
 *
 * @param group the URL of the group
 */
record Pushgateway(URI group) {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String GROUP = "/metrics/job/runtrack";

    /** @throws UsageMistake when the text is no URL of http or https */
    static Pushgateway at(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (url.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                String path = url.getPath();
                return new Pushgateway(path == null || path.isEmpty() || path.equals("/") ? url.resolve(GROUP) : url);
            }
        } catch (URISyntaxException malformed) {
            // said below, since its message holds the text
        }
        throw new UsageMistake("--push " + withoutUser(text) + ": write a URL such as http://pushgateway:9091");
    }

    /** A password may stand before the last @. */
    private static String withoutUser(String text) {
        int user = text.lastIndexOf('@');
        return user < 0 ? text : "***" + text.substring(user);
    }

    void push(RunMetrics metrics) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        metrics.writePrometheusText(body);
        try {
            new HttpSender("https".equalsIgnoreCase(group.getScheme()), LONGEST)
                    .send(HttpSender.to(group)
                            .header("Content-Type", RunMetrics.prometheusTextType())
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                            .build());
        } catch (StatusException answer) {
            throw new Failure(
                    place() + " answered " + answer.status() + " to the metrics; it should answer 200 or 202");
        } catch (IOException failure) {
            throw new Failure("the metrics did not reach " + place() + ": " + failure.getMessage());
        }
    }

    /** Without a password that may stand in the URL. */
    private String place() {
        return group.getScheme() + "://" + group.getHost() + (group.getPort() < 0 ? "" : ":" + group.getPort())
                + group.getPath();
    }
}
