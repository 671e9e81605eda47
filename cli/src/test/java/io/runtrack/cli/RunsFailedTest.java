package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFailedTest {
    private static final String DAY = "2025/01/25";

    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeATree() {
        tree = new StoredTree(folder.resolve("tracked"));
        run("night", "01:00:00", "nightly", "\"success_count\": 0");
        run("shard0", "01:01:00", "extract", "\"parent_run_id\": \"night\", \"failed_count\": 2, \"success_count\": 1");
        tree.files(DAY, "shard0", """
                [{"file_path": "/in/a b.txt", "status": "failed", "error_type": "IOException", "attempt": 1},
                 {"file_path": "/in/repaired", "status": "failed", "error_type": "IOException", "attempt": 1},
                 {"file_path": "/in/repaired", "status": "success", "attempt": 2},
                 {"file_path": "/in/it's \\"quoted\\"", "status": "failed", "error_type": "TimeoutException"}]""");
        run("shard1", "01:02:00", "extract", "\"parent_run_id\": \"night\", \"failed_count\": 1");
        tree.files(DAY, "shard1", """
                [{"file_path": "-rf", "status": "failed", "error_type": "IOException"},
                 {"file_path": "/in/a b.txt", "status": "failed", "error_type": "IOException"},
                 {"file_path": "/in/old", "status": "skipped"}]""");
    }

    @Test
    void writesEachPathOfTheTreeOnce() {
        assertThat(tree.launch("runs", "failed", "night"))
                .isEqualTo(new Launch(0, "/in/it's \"quoted\"\n-rf\n/in/a b.txt\n", ""));
        assertThat(tree.launch("runs", "failed", "shard0").out()).isEqualTo("/in/a b.txt\n/in/it's \"quoted\"\n");
        assertThat(tree.launch("runs", "failed", "shard0", "shard1").out().lines())
                .containsExactly("/in/a b.txt", "/in/it's \"quoted\"", "-rf");
        assertThat(tree.launch("runs", "failed", "night", "--error", "TimeoutException")
                        .out())
                .isEqualTo("/in/it's \"quoted\"\n");
        assertThat(tree.launch("runs", "failed", "night", "--status", "skipped").out())
                .isEqualTo("/in/old\n");
        assertThat(tree.launch("runs", "failed", "night", "--status", "failed,skipped")
                        .out()
                        .lines())
                .hasSize(4);
        assertThat(tree.launch("runs", "failed", "night", "--status", "success").exitCode())
                .isEqualTo(2);
    }

    @Test
    void leavesOutWhatALaterRunRedidWhenAskedTo() {
        run("later", "05:00:00", "extract", "\"success_count\": 1");
        tree.files(DAY, "later", """
                [{"file_path": "-rf", "status": "success"}]""");
        run("mend", "06:00:00", "mend", "\"success_count\": 1, \"rerun_of\": \"night\"");
        tree.files(DAY, "mend", """
                [{"file_path": "/in/a b.txt", "status": "success"}]""");

        assertThat(tree.launch("runs", "failed", "night", "--still").out()).isEqualTo("/in/it's \"quoted\"\n");
        assertThat(tree.launch("runs", "failed", "night").out().lines()).hasSize(3);
    }

    @Test
    void leavesOutNamesThatAreNotWhatTheyWereAndSaysSo() {
        tree.files(DAY, "shard1", """
                [{"file_path": "/in/token=***", "status": "failed", "error_type": "IOException"},
                 {"file_path": "%s", "status": "failed", "error_type": "ProcessDied"},
                 {"file_path": "%s", "status": "failed", "error_type": "IOException"},
                 {"file_path": "/short", "status": "failed", "error_type": "ProcessDied"}]""".formatted("c".repeat(1024), "w".repeat(1024)));

        Launch launch = tree.launch("runs", "failed", "shard1");

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.out()).isEqualTo("w".repeat(1024) + "\n/short\n");
        assertThat(launch.err()).contains("left out 1 that was redacted", "left out 1 that may have been cut");
    }

    /** What the next run is given is what the first one had. */
    @Test
    void feedsXargsEveryNameAsItWas() throws IOException, InterruptedException {
        tree.files(DAY, "shard1", """
                [{"file_path": "two\\nlines", "status": "failed"}, {"file_path": "-rf", "status": "failed"},
                 {"file_path": " $(touch x) 'q' \\"d\\" \\\\ * ä", "status": "failed"}]""");
        Launch refused = tree.launch("runs", "failed", "shard1");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("--print0").hasLineCount(1);

        Launch launch = tree.launch("runs", "failed", "shard1", "--print0");
        Path names = Files.writeString(folder.resolve("names"), launch.out());
        Path got = folder.resolve("got");
        Process xargs = new ProcessBuilder("xargs", "-0", "printf", "[%s]", "--")
                .redirectInput(names.toFile())
                .redirectOutput(got.toFile())
                .start();

        assertThat(xargs.waitFor()).isZero();
        assertThat(Files.readString(got, StandardCharsets.UTF_8))
                .isEqualTo("[--][two\nlines][-rf][ $(touch x) 'q' \"d\" \\ * ä]");
    }

    @Test
    void writesAddressesToWhichNothingWasSentAtLast() {
        run("mail", "02:00:00", "report", "\"emails_failed\": 2, \"emails_sent\": 1");
        tree.emails(DAY, "mail", """
                [{"email": "ana@example.com", "status": "failed"}, {"email": "ben@example.com", "status": "failed"},
                 {"email": "ben@example.com", "status": "sent"}, {"email": "eva@example.com", "status": "failed"}]""");
        run("again", "03:00:00", "report", "\"emails_sent\": 1");
        tree.emails(DAY, "again", """
                [{"email": "eva@example.com", "status": "sent"}]""");

        assertThat(tree.launch("runs", "failed", "mail", "--emails").out())
                .isEqualTo("ana@example.com\neva@example.com\n");
        assertThat(tree.launch("runs", "failed", "mail", "--emails", "--still").out())
                .isEqualTo("ana@example.com\n");
    }

    @Test
    void failsWhenALogCannotBeRead() {
        tree.files(DAY, "shard1", "[{\"file_path\": \"/in/1\", \"status\": \"failed\"}, {\"fi");

        Launch launch = tree.launch("runs", "failed", "night");

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.out()).contains("/in/1\n");
        assertThat(launch.err()).contains("shard1_files.json");
        assertThat(tree.launch("runs", "failed", "nobody").exitCode()).isEqualTo(1);
        assertThat(tree.launch("runs", "failed").exitCode()).isEqualTo(2);
    }

    private void run(String id, String time, String command, String more) {
        List<String> fields = List.of(
                "\"run_id\": \"" + id + "\"",
                "\"command\": \"" + command + "\"",
                "\"started_at\": \"2025-01-25T" + time + "Z\"",
                "\"status\": \"partial_success\"",
                more);
        tree.metadata(DAY, id, "{" + String.join(", ", fields) + "}");
    }
}
