package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runtrack lineage}: events of stored runs, on stdout or sent. */
class LineageTest {
    private static final String DAY = "2025/01/25";

    @TempDir
    Path temp;

    private StoredTree tree;

    @BeforeEach
    void store() throws IOException {
        tree = new StoredTree(temp.resolve("runs"));
        tree.metadata(DAY, "night", """
                {"run_id": "night", "command": "night", "started_at": "2025-01-25T01:00:00Z", "status": "running"}""");
        tree.metadata(DAY, "part", """
                {"run_id": "part", "command": "extract", "subcommand": "all", "started_at": "2025-01-25T02:00:00Z",
                 "parent_run_id": "night", "completed_at": "2025-01-25T02:01:00Z", "status": "failed", "total_files": 1,
                 "failed_count": 1, "error_message": "disk full"}""");
        tree.files(DAY, "part", """
                [{"run_id": "part", "file_path": "/in/a.wav", "status": "failed", "attempt": 1}]""");
    }

    @Test
    void writesAnEventALineTheOldestFirst() throws IOException {
        Launch launch = tree.launch("lineage", "--from", "2025-01-25");

        assertThat(launch.err()).isEmpty();
        assertThat(told(launch.out())).containsExactly("START night", "START extract.all", "FAIL extract.all");
        JsonNode end = new ObjectMapper().readTree(launch.out().lines().toList().get(2));
        assertThat(end.at("/run/facets/parent/job/name").asText()).isEqualTo("night");
        assertThat(end.at("/run/facets/errorMessage/message").asText()).isEqualTo("disk full");
        assertThat(end.at("/inputs/0/name").asText()).isEqualTo("/in/a.wav");
        assertThat(told(tree.launch("lineage", "part").out())).containsExactly("START extract.all", "FAIL extract.all");
        assertThat(tree.launch("lineage", "part", "--from", "2025-01-25").exitCode())
                .isEqualTo(2);
        assertThat(tree.launch("lineage", "nobody").exitCode()).isEqualTo(1);
    }

    @Test
    void writesNothingThatSteersATerminal() throws IOException {
        tree.metadata(DAY, "odd", """
                {"run_id": "odd", "command": "a\\u009b2J\\u202e\\u007fé", "started_at": "2025-01-25T04:00:00Z",
                 "status": "running"}""");
        Map<String, String> console =
                Map.of("TRACKING_PATH", tree.root().toString(), "OPENLINEAGE__TRANSPORT__TYPE", "console");

        for (Launch launch :
                List.of(tree.launch("lineage", "odd"), Launch.in(console, null, "lineage", "odd", "--emit"))) {
            assertThat(launch.out()).contains("a\\u009b2J\\u202e\\u007fé").doesNotContain("\u009b", "\u202e", "\u007f");
            assertThat(told(launch.out())).containsExactly("START a\u009b2J\u202e\u007fé");
        }
    }

    @Test
    void sendsThemWhereTheSettingsSay() throws IOException {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/lineage", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() == 3 ? 422 : 201, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            Launch launch = emitting(url);

            assertThat(launch.out()).isEmpty();
            assertThat(launch.err()).isEqualTo("2 events sent to " + url + "\n");
            assertThat(told(String.join("\n", bodies))).containsExactly("START extract.all", "FAIL extract.all");

            Launch refused = emitting(url);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err())
                    .isEqualTo("runtrack: " + url + " refused an event: it answered 422\n1 event sent to " + url
                            + ", 1 refused\n");
            assertThat(bodies).hasSize(4);
        } finally {
            server.stop(0);
        }
        Map<String, String> console =
                Map.of("TRACKING_PATH", tree.root().toString(), "OPENLINEAGE__TRANSPORT__TYPE", "console");
        assertThat(told(Launch.in(console, null, "lineage", "part", "--emit").out()))
                .containsExactly("START extract.all", "FAIL extract.all");
        Launch unheard = emitting(url);
        assertThat(unheard.exitCode()).isEqualTo(1);
        assertThat(unheard.err())
                .contains(url + " did not take an event: the connection is refused; 0 were sent before it");
        Launch disabled = Launch.in(
                Map.of("TRACKING_PATH", tree.root().toString(), "OPENLINEAGE_DISABLED", "true", "OPENLINEAGE_URL", url),
                null,
                "lineage",
                "part",
                "--emit");
        assertThat(disabled.err()).contains("OPENLINEAGE_DISABLED is true").doesNotContain("set OPENLINEAGE_URL");
    }

    /** The run around another is unreadable: that is said, and hides nothing else. */
    @Test
    void writesTheOthersBesideWhatCannotBeRead() throws IOException {
        tree.metadata(DAY, "night", "{\"run_id\": \"ni");
        tree.metadata(DAY, "last", """
                {"run_id": "last", "command": "last", "started_at": "2025-01-25T03:00:00Z", "status": "running"}""");

        Launch launch = tree.launch("lineage", "--from", "2025-01-25");

        assertThat(told(launch.out())).containsExactly("START last");
        assertThat(launch.err()).contains("run part", "night");
        assertThat(launch.exitCode()).isZero();
        assertThat(tree.launch("lineage", "part").exitCode()).isEqualTo(1);
    }

    @Test
    void isToldOfASilentRunByWhoeverClosesIt() throws IOException {
        StoredTree silent = StoredTree.withRunOfEachStatus(temp.resolve("silent"));
        Path events = temp.resolve("events.ndjson");
        Map<String, String> environment =
                Map.of("TRACKING_PATH", silent.root().toString(), "TRACKING_OPENLINEAGE", "file:" + events);

        Launch.in(environment, null, "recover", "--stale");
        Launch.in(environment, null, "recover", "--stale");

        assertThat(told(Files.readString(events))).containsExactly("ABORT transcribe");
    }

    private Launch emitting(String url) {
        Map<String, String> environment = Map.of("TRACKING_PATH", tree.root().toString(), "TRACKING_OPENLINEAGE", url);
        return Launch.in(environment, null, "lineage", "part", "--emit");
    }

    private static List<String> told(String lines) throws IOException {
        List<String> told = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonNode event = new ObjectMapper().readTree(line);
            told.add(event.get("eventType").asText() + " "
                    + event.at("/job/name").asText());
        }
        return told;
    }
}
