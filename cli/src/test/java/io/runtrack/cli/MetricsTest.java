package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runtrack metrics}: on stdout, in a file, at a Pushgateway. */
class MetricsTest {
    private static final String DAY = "2025/01/25";

    @TempDir
    Path temp;

    private StoredTree tree;

    @BeforeEach
    void store() throws IOException {
        tree = new StoredTree(temp.resolve("runs"));
        tree.metadata("2024/12/01", "long-ago", """
                {"run_id": "long-ago", "command": "extract", "started_at": "2024-12-01T01:00:00Z",
                 "completed_at": "2024-12-01T01:00:02Z", "status": "success"}""");
        tree.metadata(DAY, "first", """
                {"run_id": "first", "command": "extract", "started_at": "2025-01-25T01:00:00Z",
                 "completed_at": "2025-01-25T01:01:30.5Z", "status": "success", "total_files": 4, "success_count": 4}""");
        tree.metadata(DAY, "part-0", """
                {"run_id": "part-0", "command": "extract", "started_at": "2025-01-25T01:00:01Z", "parent_run_id": "first",
                 "worker": "0", "completed_at": "2025-01-25T01:01:00Z", "status": "partial_success",
                 "total_files": 3, "success_count": 1, "failed_count": 2, "emails_sent": 5}""");
        tree.metadata(DAY, "mail", """
                {"run_id": "mail", "command": "report", "subcommand": "say \\"hi\\"", "started_at": "2025-01-25T02:00:00Z",
                 "status": "running"}""");
    }

    @Test
    void tellsHowTheLastRunOfEachCommandEnded() {
        Launch launch = tree.launch("metrics");

        assertThat(launch.exitCode()).isZero();
        assertThat(launch.err()).isEmpty();
        assertThat(launch.out().lines())
                .contains(
                        "# TYPE runtrack_last_run_status gauge",
                        "runtrack_last_run_timestamp_seconds{command=\"extract\",subcommand=\"\"} 1.7377668E9",
                        "runtrack_last_run_duration_seconds{command=\"extract\",subcommand=\"\"} 90.5",
                        "runtrack_last_run_status{command=\"extract\",status=\"partial_success\",subcommand=\"\"} 1.0",
                        "runtrack_last_run_status{command=\"extract\",status=\"success\",subcommand=\"\"} 0.0",
                        "runtrack_last_run_files{command=\"extract\",outcome=\"failed\",subcommand=\"\"} 2.0",
                        "runtrack_last_run_files{command=\"extract\",outcome=\"success\",subcommand=\"\"} 5.0",
                        "runtrack_last_run_emails{command=\"extract\",outcome=\"sent\",subcommand=\"\"} 5.0",
                        "runtrack_runs{command=\"extract\",status=\"partial_success\",subcommand=\"\"} 1.0",
                        "runtrack_stale_runs{command=\"report\",subcommand=\"say \\\"hi\\\"\"} 1.0",
                        "runtrack_last_success_timestamp_seconds{command=\"extract\",subcommand=\"\"} 1.733014802E9");
        assertThat(tree.launch("metrics", "--from", "26h").out())
                .as("no run since then")
                .isEqualTo("# EOF\n");
        assertThat(launch.out()).endsWith("# EOF\n").doesNotContain("last_run_duration_seconds{command=\"report\"");
    }

    @Test
    void replacesAFileWholeThatOthersMayRead() throws IOException {
        Path file = Files.writeString(temp.resolve("runtrack.prom"), "before");

        assertThat(tree.launch("metrics", "--output", file.toString()).out()).isEmpty();

        assertThat(file)
                .content()
                .startsWith("# HELP runtrack_last_run_")
                .contains("runtrack_runs{")
                .doesNotContain("EOF");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(tree.launch("metrics", "--output", temp.resolve("no/x.prom").toString())
                        .err())
                .endsWith("there is no folder " + temp.resolve("no") + "; create it\n");
        for (String none : List.of("", temp.toString())) {
            assertThat(tree.launch("metrics", "--output", none).err())
                    .startsWith("runtrack: --output " + none + ": this is no file;");
        }
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("runs", "runtrack.prom");
        }
    }

    @Test
    void pushesToAPushgateway() throws IOException {
        List<String> got = new CopyOnWriteArrayList<>();
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            got.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            got.add(body);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().startsWith("/refused") ? 503 : 202, -1);
            exchange.close();
        });
        gateway.start();
        try {
            String url = "http://127.0.0.1:" + gateway.getAddress().getPort();

            assertThat(tree.launch("metrics", "--push", url).exitCode()).isZero();
            assertThat(got.get(0)).isEqualTo("PUT /metrics/job/runtrack");
            assertThat(got.get(1)).contains("runtrack_runs{command=\"extract\"");

            Launch refused = tree.launch("metrics", "--push", url + "/refused");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err())
                    .isEqualTo(
                            "runtrack: " + url + "/refused answered 503 to the metrics; it should answer 200 or 202\n");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void saysWhereNobodyTookThem() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port;

        Launch launch = tree.launch("metrics", "--push", url);

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err())
                .isEqualTo("runtrack: the metrics did not reach " + url
                        + "/metrics/job/runtrack: the connection is refused\n");
        assertThat(tree.launch("metrics", "--push", "pushgateway:9091").err())
                .isEqualTo("runtrack: --push pushgateway:9091: write a URL such as http://pushgateway:9091\n");
        for (String bad : List.of("ftp://me:secret@gateway", "http://me:sec ret@gateway")) {
            assertThat(tree.launch("metrics", "--push", bad).err())
                    .isEqualTo("runtrack: --push ***@gateway: write a URL such as http://pushgateway:9091\n");
        }
    }

    /**
     * A run that some machine dates a little ahead counts; one of the next century, which would hide all others, not.
     */
    @Test
    void countsRunsOfAClockThatIsAhead() {
        tree.metadata("2025/01/26", "ahead", """
                {"run_id": "ahead", "command": "ahead", "started_at": "2025-01-26T12:40:00Z", "status": "running"}""");
        tree.metadata("2125/01/26", "far", """
                {"run_id": "far", "command": "extract", "started_at": "2125-01-26T20:00:00Z", "status": "failed"}""");

        assertThat(tree.launch("metrics").out().lines())
                .contains(
                        "runtrack_runs{command=\"ahead\",status=\"running\",subcommand=\"\"} 1.0",
                        "runtrack_last_run_timestamp_seconds{command=\"extract\",subcommand=\"\"} 1.7377668E9");
    }
}
