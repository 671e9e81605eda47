package io.runtrack.events.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.annotations.FileStatus;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.events.Events;
import io.runtrack.fixtures.ReceivingServer;
import io.runtrack.fixtures.ReceivingServer.Request;
import io.runtrack.journal.Spool;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.JvmExit;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RecorderOptions;
import io.runtrack.tracking.RunTracker;
import io.runtrack.tracking.delivery.Recovery;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where OpenLineage events go, by our setting and by those of the ecosystem. */
@Timeout(120)
class LineageDeliveryTest {
    private static final String PARENT = "6fa459ea-ee8a-3ca4-894e-db77e160355e";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CollectedWarnings warnings = new CollectedWarnings();

    @TempDir
    Path folder;

    @Test
    void tellsAUrlOfEachRunNestedOnesToo() throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            String id;
            try (Recorder recorder = recorder(server.url(), Map.of("OPENLINEAGE_API_KEY", "key-1"))) {
                RunTracker outer = recorder.run("outer").build().start();
                RunTracker inner =
                        recorder.run("inner").parentRunId(outer.runId()).build().start();
                inner.trackFile("/in/a.wav", FileStatus.FAILED);
                inner.complete();
                outer.complete();
                id = outer.runId();
            }
            assertThat(server.requests()).hasSize(4).allSatisfy(request -> {
                assertThat(request.uri()).isEqualTo("/api/v1/lineage");
                assertThat(request.headers()).containsEntry("authorization", "Bearer key-1");
            });
            assertThat(told(server))
                    .containsExactlyInAnyOrder("START outer", "COMPLETE outer", "START inner", "FAIL inner");
            for (Request request : server.requests()) {
                JsonNode event = JSON.readTree(request.body());
                boolean inner = event.at("/job/name").asText().equals("inner");
                assertThat(event.at("/run/facets/parent/run/runId").asText()).isEqualTo(inner ? id : "");
            }
        }
        assertThat(warnings.messages()).isEmpty();
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void sendsAsTheEcosystemsSettingsSay() throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            Path config = Files.writeString(folder.resolve("openlineage.yml"), """
                    transport: {type: http, url: "%s", compression: gzip, headers: {X-Team: night}}
                    """.formatted(server.url()));
            try (Recorder recorder = recorder("on", Map.of("OPENLINEAGE_CONFIG", config.toString()))) {
                recorder.run("one").build().start().complete();
            }
            Map<String, String> legacy = Map.of(
                    "OPENLINEAGE_URL", server.url(), "OPENLINEAGE_ENDPOINT", "own/lineage", "OPENLINEAGE_API_KEY", "k");
            try (Recorder recorder = recorder("on", legacy)) {
                recorder.run("two").build().start().complete();
            }
            assertThat(told(server)).containsExactly("START one", "COMPLETE one", "START two", "COMPLETE two");
            Request first = server.requests().get(0);
            assertThat(first.uri()).isEqualTo("/api/v1/lineage");
            assertThat(first.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("content-encoding", "gzip")
                    .containsEntry("x-team", "night")
                    .doesNotContainKey("authorization");
            Request last = server.requests().get(3);
            assertThat(last.uri()).isEqualTo("/own/lineage");
            assertThat(last.headers())
                    .containsEntry("authorization", "Bearer k")
                    .doesNotContainKey("content-encoding");
        }
        assertThat(warnings.messages()).isEmpty();
    }

    /** A user in the URL is sent, and stands nowhere else; nor does a key from a file that ends with a line break. */
    @Test
    void keepsUserAndKeyToItself() throws Exception {
        try (ReceivingServer server = ReceivingServer.start().answers(401)) {
            String url = server.url().replace("//", "//me:pass-word@");
            try (Recorder recorder = recorder(url, Map.of())) {
                recorder.run("one").build().start().complete();
            }
            try (Recorder recorder = recorder(
                    "on",
                    Map.of(
                            "OPENLINEAGE__TRANSPORT__TYPE",
                            "http",
                            "OPENLINEAGE__TRANSPORT__URL",
                            server.url(),
                            "OPENLINEAGE__TRANSPORT__AUTH__API_KEY",
                            "other-key\n"))) {
                recorder.run("two").build().start().complete();
            }
            assertThat(server.requests())
                    .extracting(request -> request.headers().get("authorization"))
                    .contains("Basic bWU6cGFzcy13b3Jk", "Bearer other-key")
                    .doesNotContainNull();
        }
        assertThat(warnings.messages()).singleElement().asString().contains("it answered 401");
        StringBuilder all = new StringBuilder(warnings.messages().toString());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(List.of("\"two\"", "pass-word", "other-key"))
                .filteredOn(text -> all.indexOf(text) >= 0)
                .containsExactly("\"two\"");
    }

    /** What killed it is somebody else's environment when the end is told. */
    @Test
    void tellsTheEndOfADeadRunAsItsStartWasTold() throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            try (Recorder recorder = recorder(
                    server.url(),
                    Map.of("OPENLINEAGE_NAMESPACE", "night", "OPENLINEAGE_PARENT_ID", "air/dag.task/" + PARENT))) {
                recorder.run("job").runId("job-1").build().start();
                server.await(1);
            }
            recover(server.url(), Map.of("OPENLINEAGE_NAMESPACE", "other"));
            assertThat(told(server)).containsExactly("START job", "ABORT job");
            JsonNode start = JSON.readTree(server.requests().get(0).body());
            JsonNode end = JSON.readTree(server.requests().get(1).body());
            for (String same : List.of("/job", "/run/runId", "/run/facets/parent", "/run/facets/externalQuery")) {
                assertThat(end.at(same)).as(same).isEqualTo(start.at(same));
                assertThat(start.at(same).isMissingNode()).isFalse();
            }
            assertThat(end.at("/job/namespace").asText()).isEqualTo("night");
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void appendsToAFileWhoseLastLineACrashHasCut() throws Exception {
        Path file = folder.resolve("events/lineage.ndjson");
        try (Recorder recorder = recorder("file:" + file, Map.of())) {
            recorder.run("one").build().start().complete();
        }
        Files.writeString(file, "{\"cut", StandardOpenOption.APPEND);
        try (Recorder recorder = recorder(file.toUri().toString(), Map.of())) {
            recorder.run("two").build().start().complete();
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(2)).isEqualTo("{\"cut");
        assertThat(JSON.readTree(lines.get(4)).at("/job/name").asText()).isEqualTo("two");
    }

    /** One of two fails: the other is told all the same, and the first later, once. */
    @Test
    void goesToEachOfACompositeByItself() throws Exception {
        Path file = folder.resolve("lineage.ndjson");
        Map<String, String> environment = new HashMap<>();
        try (ReceivingServer server = ReceivingServer.start().answers(500)) {
            Path config = Files.writeString(folder.resolve("openlineage.yml"), """
                    transport:
                      type: composite
                      transports:
                        first: {type: http, url: "%s", endpoint: x/lineage, auth: {type: api_key, apiKey: from-file}}
                        second: {type: file, location: %s}
                        third: {type: kafka, topicName: t}
                        fourth: {type: console}
                    """.formatted(server.url(), file));
            environment.put("OPENLINEAGE_CONFIG", config.toString());
            try (Recorder recorder = recorder("on", environment)) {
                recorder.run("job").build().start().complete();
            }
            assertThat(Files.readAllLines(file)).hasSize(2);
            assertThat(warnings.messages())
                    .hasSize(3)
                    .anyMatch(message -> message.contains("openlineage-first (" + server.url() + ")"))
                    .anyMatch(message -> message.contains("kafka"))
                    .anyMatch(message -> message.contains("console"));
            int before = server.answers(201).requests().size();
            recover("on", environment);
            recover("on", environment);
            List<Request> told =
                    server.requests().subList(before, server.requests().size());
            assertThat(told).hasSize(2).allSatisfy(request -> {
                assertThat(request.uri()).isEqualTo("/x/lineage");
                assertThat(request.headers()).containsEntry("authorization", "Bearer from-file");
            });
            assertThat(Files.readAllLines(file)).hasSize(2);
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void readsTheEnvironmentAsTheEcosystemDoes() {
        assertThat(places(Map.of("OPENLINEAGE_URL", "http://old:5000"))).containsExactly("http://old:5000");
        assertThat(places(Map.of(
                        "OPENLINEAGE_URL",
                        "http://old:5000",
                        "OPENLINEAGE__TRANSPORT__TYPE",
                        "http",
                        "OPENLINEAGE__TRANSPORT__URL",
                        "https://new")))
                .containsExactly("https://new");
        assertThat(places(Map.of(
                        "OPENLINEAGE__TRANSPORT",
                        "{\"type\": \"http\", \"url\": \"http://whole:1\"}",
                        "OPENLINEAGE__TRANSPORT__URL",
                        "http://piece:1")))
                .containsExactly("http://whole:1");
        assertThat(places(Map.of(
                        "OPENLINEAGE__TRANSPORT__TYPE",
                        "composite",
                        "OPENLINEAGE__TRANSPORT__TRANSPORTS__A",
                        "{\"type\": \"file\", \"location\": \"/a\"}",
                        "OPENLINEAGE__TRANSPORT__TRANSPORTS__B__TYPE",
                        "http",
                        "OPENLINEAGE__TRANSPORT__TRANSPORTS__B__URL",
                        "http://b")))
                .containsExactlyInAnyOrder("/a", "http://b");
        assertThat(warnings.messages()).isEmpty();
        assertThat(places(Map.of("OPENLINEAGE_URL", "http://old:5000", "OPENLINEAGE_DISABLED", "true")))
                .isEmpty();
        assertThat(warnings.messages()).isEmpty();
        assertThat(places(Map.of())).isEmpty();
        assertThat(places(Map.of("OPENLINEAGE_URL", "marquez"))).isEmpty();
        assertThat(warnings.messages()).hasSize(2);
    }

    private List<String> places(Map<String, String> environment) {
        return new Transports(environment, null, warning -> warnings.warn(warning, warning))
                .of("on").values().stream().map(Transport::place).toList();
    }

    private static List<String> told(ReceivingServer server) throws IOException {
        List<String> told = new ArrayList<>();
        for (Request request : server.requests()) {
            JsonNode event = JSON.readTree(request.body());
            told.add(event.get("eventType").asText() + " "
                    + event.at("/job/name").asText());
        }
        return told;
    }

    private Settings settings(String openlineage) throws Exception {
        return Settings.load(new SettingSources(
                "path=" + folder.resolve("tracking") + ",openlineage=" + openlineage,
                name -> null,
                Map.of(),
                StorageKinds.folders()));
    }

    private Recorder recorder(String openlineage, Map<String, String> environment) throws Exception {
        Events events = Events.of(settings(openlineage), environment, warnings);
        return Recorder.open(new RecorderOptions(
                TrackingStorage.open(folder.resolve("tracking").toString()),
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(Duration.ofMillis(100), Duration.ofSeconds(8)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, events, warnings, new JvmExit())));
    }

    private void recover(String openlineage, Map<String, String> environment) throws Exception {
        try (TrackingStorage storage =
                TrackingStorage.open(folder.resolve("tracking").toString())) {
            Events events = Events.of(settings(openlineage), environment, warnings);
            new Recovery(Spool.open(folder.resolve("spool")), destination -> storage, events, warnings)
                    .recover(header -> true);
        }
    }
}
