package io.runtrack.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.annotations.FileStatus;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.fixtures.Prerequisite;
import io.runtrack.fixtures.ReceivingServer;
import io.runtrack.fixtures.ReceivingServer.Request;
import io.runtrack.model.RunStatus;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.JvmExit;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RecorderOptions;
import io.runtrack.tracking.RunTracker;
import io.runtrack.tracking.delivery.RunListener;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the page on notifications, against servers that want what the services' documentation says. */
@Timeout(120)
class RecipesTest {
    private static final Path PAGE = Path.of("../docs/notifications.md");
    private static final Path RELAY = Path.of("../examples/notifications/relay.py");
    private static final Pattern HEALTHCHECKS =
            Pattern.compile("TRACKING_NOTIFY='https://hc-ping.com([^']+)' TRACKING_NOTIFY_STYLE=(\\w+)");
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CollectedWarnings warnings = new CollectedWarnings();

    @TempDir
    Path folder;

    /** Its slugs are of lower case letters, digits, hyphens and underscores; a run id is a UUID. */
    @Test
    void pingsHealthchecksByItsProtocol() throws Exception {
        Matcher recipe = HEALTHCHECKS.matcher(Files.readString(PAGE));
        assertThat(recipe.find()).isTrue();
        try (ReceivingServer server = ReceivingServer.start()) {
            String url = server.url() + recipe.group(1);
            try (Recorder recorder = recorder(url, recipe.group(2))) {
                recorder.run("nightly-extract").build().start().complete();
                recorder.run("nightly-extract").build().start().complete(RunStatus.FAILED, "no space");
            }
            assertThat(server.requests())
                    .hasSize(4)
                    .allSatisfy(request -> assertThat(request.method() + " " + request.uri())
                            .matches("GET /PING-KEY/[a-z0-9_-]+(/start|/fail)?\\?rid=" + UUID))
                    .anyMatch(request -> request.uri().startsWith("/PING-KEY/nightly-extract?rid="))
                    .anyMatch(request -> request.uri().contains("/fail?"));
        }
    }

    @Test
    void relaysFailuresToAChat() throws Exception {
        try (ReceivingServer slack = ReceivingServer.start().answers(503);
                Relay relay = Relay.start("slack", Map.of("SLACK_WEBHOOK_URL", slack.url() + "/services/T/B/x"))) {
            try (Recorder recorder = recorder(relay.url, "json")) {
                recorder.run("extract").build().start().complete();
                RunTracker failing =
                        recorder.run("extract").subcommand("all").build().start();
                failing.complete(RunStatus.FAILED, "a < b & \"c\" ü");
                slack.await(2);
                slack.answers(200);
                slack.await(3);
            }
            Request last = slack.requests().get(slack.requests().size() - 1);
            assertThat(last.method() + " " + last.uri()).isEqualTo("POST /services/T/B/x");
            assertThat(last.headers()).containsEntry("content-type", "application/json");
            JsonNode message = JSON.readTree(last.body());
            assertThat(message.get("text").asText()).startsWith("extract all: failed. a &lt; b &amp; \"c\" ü (run ");
            assertThat(slack.requests()).extracting(Request::body).containsOnly(last.body());
        }
        assertThat(warnings.messages()).singleElement().asString().contains("it answered 503");
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    /** Of Events API v2: an alarm has a summary of at most 1,024 characters and a source; its key closes it. */
    @Test
    void raisesAndClosesAlarmsOfAnOnCallService() throws Exception {
        try (ReceivingServer pagerDuty = ReceivingServer.start().answers(202);
                Relay relay = Relay.start(
                        "pagerduty",
                        Map.of("PAGERDUTY_URL", pagerDuty.url() + "/v2/enqueue", "PAGERDUTY_ROUTING_KEY", "R0"))) {
            try (Recorder recorder = recorder(relay.url, "json")) {
                recorder.run("extract").build().start().complete(RunStatus.FAILED, "x".repeat(3_000));
                RunTracker partial = recorder.run("extract").build().start();
                partial.trackFile("a", FileStatus.SUCCESS);
                partial.trackFile("b", FileStatus.FAILED);
                partial.complete();
                recorder.run("extract").build().start().complete();
            }
            List<Request> events = pagerDuty.requests();
            assertThat(events).extracting(Request::uri).containsExactly("/v2/enqueue", "/v2/enqueue", "/v2/enqueue");
            JsonNode failed = JSON.readTree(events.get(0).body());
            assertThat(failed.get("routing_key").asText()).isEqualTo("R0");
            assertThat(failed.get("event_action").asText()).isEqualTo("trigger");
            assertThat(failed.at("/payload/summary").asText())
                    .startsWith("extract: failed. xxx")
                    .hasSize(1_024);
            assertThat(failed.at("/payload/source").asText()).isNotEmpty();
            assertThat(failed.at("/payload/severity").asText()).isEqualTo("error");
            JsonNode partial = JSON.readTree(events.get(1).body());
            assertThat(partial.at("/payload/summary").asText())
                    .isEqualTo("extract: partial_success. 1 of 2 files failed");
            assertThat(partial.at("/payload/severity").asText()).isEqualTo("warning");
            JsonNode closed = JSON.readTree(events.get(2).body());
            assertThat(closed.get("event_action").asText()).isEqualTo("resolve");
            assertThat(closed.get("dedup_key")).isEqualTo(failed.get("dedup_key"));
        }
        assertThat(warnings.messages()).isEmpty();
    }

    private Recorder recorder(String notify, String style) throws Exception {
        Settings settings = Settings.load(new SettingSources(
                "path=" + folder.resolve("tracking") + ",notify=" + notify + ",notify.style=" + style,
                name -> null,
                Map.of(),
                StorageKinds.folders()));
        return Recorder.open(new RecorderOptions(
                TrackingStorage.open(folder.resolve("tracking").toString()),
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(Duration.ofMillis(100), Duration.ofSeconds(8)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(
                        RunListener.NONE, Events.of(settings, Map.of(), warnings), warnings, new JvmExit())));
    }

    /** The relay of the examples. */
    private record Relay(Process process, String url) implements AutoCloseable {
        static Relay start(String service, Map<String, String> environment) throws IOException {
            boolean isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .anyMatch(entry -> Files.isExecutable(Path.of(entry, "python3")));
            if (!isThere) {
                throw Prerequisite.missing("No python3 on the PATH");
            }
            ProcessBuilder builder =
                    new ProcessBuilder("python3", RELAY.toString(), service, "--port", "0").redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            BufferedReader output = process.inputReader();
            String first = String.valueOf(output.readLine());
            assertThat(first).startsWith("listening on http://127.0.0.1:");
            return new Relay(process, first.substring("listening on ".length()));
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
