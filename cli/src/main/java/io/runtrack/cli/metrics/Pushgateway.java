package io.runtrack.cli.metrics;

import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.metrics.RunMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    /** @throws UsageMistake when the URL is none of http or https */
    static Pushgateway at(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new UsageMistake("--push " + url + ": write a URL such as http://pushgateway:9091");
        }
        String path = url.getPath();
        return new Pushgateway(path == null || path.isEmpty() || path.equals("/") ? url.resolve(GROUP) : url);
    }

    void push(RunMetrics metrics) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        metrics.writePrometheusText(body);
        HttpRequest request = HttpRequest.newBuilder(group)
                .timeout(LONGEST)
                .header("Content-Type", RunMetrics.prometheusTextType())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build();
        int status;
        try {
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException refused) {
            throw new Failure("the metrics did not reach " + place() + ": nobody answers there");
        } catch (IOException failure) {
            throw new Failure("the metrics did not reach " + place() + ": " + Failure.describe(failure));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new Failure("the metrics did not reach " + place() + ": interrupted");
        }
        if (status / 100 != 2) {
            throw new Failure(place() + " answered " + status + " to the metrics; it should answer 200 or 202");
        }
    }

    /** Without a password that may stand in the URL. */
    private String place() {
        return group.getScheme() + "://" + group.getHost() + (group.getPort() < 0 ? "" : ":" + group.getPort())
                + group.getPath();
    }
}
