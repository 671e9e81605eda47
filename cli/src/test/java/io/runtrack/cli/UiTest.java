package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.cli.terminal.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code ui}; what it serves is tested where it is made. */
final class UiTest {
    @TempDir
    private Path folder;

    @Test
    void servesUntilItIsEnded() throws IOException, InterruptedException {
        StoredTree.withRunOfEachStatus(folder.resolve("track"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] exitCode = {-1};
        Thread serving = new Thread(() -> exitCode[0] = Runtrack.execute(
                new String[] {
                    "ui", "--port", "0", "--path", folder.resolve("track").toString()
                },
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                surroundings()));
        serving.start();
        String url = "";
        for (int i = 0; i < 600 && !url.contains("\n"); i++) {
            Thread.sleep(50);
            url = out.toString(StandardCharsets.UTF_8);
        }
        assertThat(url).matches("http://localhost:\\d+/#t=[\\w-]{43}\\n");
        String[] parts = url.strip().split("#t=", -1);
        HttpRequest request = HttpRequest.newBuilder(URI.create(parts[0] + "api/v1/runs?from=2025-01-01&to=2025-01-31"))
                .header("Authorization", "Bearer " + parts[1])
                .timeout(Duration.ofSeconds(60))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"run_id\":\"cc40-partial\"");

        serving.interrupt();
        serving.join(30_000);
        assertThat(exitCode[0]).isZero();
    }

    @Test
    void aTakenPortIsOneLine() throws IOException {
        StoredTree.withRunOfEachStatus(folder.resolve("track"));
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Launch launch = ui("--port", Integer.toString(other.getLocalPort()));
            assertThat(launch.exitCode()).isEqualTo(1);
            assertThat(launch.err())
                    .isEqualTo("runtrack: port " + other.getLocalPort()
                            + " of this machine is taken; choose another with --port, or --port 0\n");
        }
    }

    @Test
    void refusesWhatIsNoPortAndNoFolder() {
        StoredTree.withRunOfEachStatus(folder.resolve("track"));
        assertThat(ui("--port", "65536").exitCode()).isEqualTo(2);
        Launch nowhere = Launch.in(
                environment(), null, "ui", "--path", folder.resolve("none").toString());
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("no folder");
    }

    private Launch ui(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "ui";
        arguments[1] = "--path";
        arguments[2] = folder.resolve("track").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Launch.in(environment(), null, arguments);
    }

    private Map<String, String> environment() {
        return Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    private Surroundings surroundings() {
        return new Surroundings(environment(), Clock.fixed(Launch.NOW, ZoneOffset.UTC), null);
    }
}
