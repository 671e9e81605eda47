package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCompareTest {
    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeTwoNights() {
        tree = new StoredTree(folder);
        run("24", "old1", "success", "{\"shard\": \"1\"}", 60);
        run("25", "old2", "partial_success", "{\"shard\": \"1\"}", 60);
        run("25", "other", "success", "{\"shard\": \"2\"}", 60);
        run("25", "goes-on", "running", "{\"shard\": \"1\"}", 60);
        run("26", "new1", "partial_success", "{\"shard\": \"1\"}", 90);
        tree.files("2025/01/25", "old2", """
                [{"file_path": "/in/1.wav", "status": "failed", "error_type": "IOException", "error_message": "bad header at 1"},
                 {"file_path": "/in/2.wav", "status": "failed", "error_type": "Timeout", "error_message": "slow"},
                 {"file_path": "/in/3.wav", "status": "success"}]""");
        tree.files("2025/01/26", "new1", """
                [{"file_path": "/in/1.wav", "status": "failed", "error_type": "IOException", "error_message": "bad header at 7"},
                 {"file_path": "/in/2.wav", "status": "failed", "error_type": "Timeout", "error_message": "slow",
                  "started_at": "2025-01-26T08:00:01Z"},
                 {"file_path": "/in/2.wav", "status": "success", "started_at": "2025-01-26T08:00:02Z", "attempt": 2},
                 {"file_path": "/in/3.wav", "status": "failed", "error_type": "SSLException", "error_message": "no path"}]""");
    }

    @Test
    void tellsWhatIsDifferentFromTheLastRunOfItsKind() {
        assertThat(tree.launch("runs", "compare", "new1")).isEqualTo(new Launch(0, """
                RUN        extract                  extract                  CHANGE
                id         old2                     new1
                started    2025-01-25 08:00:00 UTC  2025-01-26 08:00:00 UTC
                status     partial_success          partial_success
                took       1m 00s                   1m 30s                   +30.0s
                files      3                        3
                succeeded  1                        1
                failed     2                        2
                repaired   0                        1                        +1

                New errors (1)
                  BEFORE  NOW  ERROR         MESSAGE
                       0    1  SSLException  no path

                Errors that are gone (1)
                  BEFORE  NOW  ERROR    MESSAGE
                       1    0  Timeout  slow

                Errors of both (1)
                  BEFORE  NOW  ERROR        MESSAGE
                       1    1  IOException  bad header at 7

                Files failed in both (1)
                  FILE
                  /in/1.wav

                Files failed only now (1)
                  FILE
                  /in/3.wav

                Files failed only before (1)
                  FILE
                  /in/2.wav
                """, ""));
    }

    @Test
    void givesProgramsAllOfIt() {
        JsonNode json = Parsed.tree(
                tree.launch("runs", "compare", "new1", "--format", "json").out());

        assertThat(json.path("run").path("run_id").textValue()).isEqualTo("new1");
        assertThat(json.path("before").path("run_id").textValue()).isEqualTo("old2");
        assertThat(json.path("run").path("final_files").path("repaired").intValue())
                .isEqualTo(1);
        assertThat(json.path("errors").path("new").get(0).path("error_type").textValue())
                .isEqualTo("SSLException");
        assertThat(json.path("errors")
                        .path("common")
                        .get(0)
                        .path("count_before")
                        .intValue())
                .isEqualTo(1);
        assertThat(json.path("failed_files").path("both").get(0).textValue()).isEqualTo("/in/1.wav");
        assertThat(json.path("failed_files").path("only_before").get(0).textValue())
                .isEqualTo("/in/2.wav");
    }

    @Test
    void countsTheFilesOfWorkersAsTheRunsOwn() {
        tree.metadata("2025/01/26", "worker-0", """
                {"run_id": "worker-0", "command": "extract", "started_at": "2025-01-26T08:00:01Z", "status": "success",
                 "parent_run_id": "new1", "worker": "0"}""");
        tree.files("2025/01/26", "worker-0", """
                [{"file_path": "/in/3.wav", "status": "success", "started_at": "2025-01-26T08:01:00Z"}]""");

        assertThat(tree.launch("runs", "compare", "new1").out()).doesNotContain("SSLException");
    }

    @Test
    void saysWithWhatThereIsNothingToCompare() {
        assertThat(tree.launch("runs", "compare", "old1"))
                .isEqualTo(new Launch(
                        1,
                        "",
                        "runtrack: no run of extract with the same labels ended before old1; name the one to compare it"
                                + " with\n"));
        assertThat(tree.launch("runs", "compare", "new1", "other").out()).contains("id         other", "new1");
        assertThat(tree.launch("runs", "compare", "new1", "new1").exitCode()).isEqualTo(2);
    }

    @Test
    void failsWhenALogCannotBeRead() {
        tree.files("2025/01/25", "old2", "[{\"file_path\": ");

        Launch launch = tree.launch("runs", "compare", "new1");

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err()).contains("old2_files.json");
    }

    private void run(String day, String id, String status, String labels, int seconds) {
        tree.metadata("2025/01/" + day, id, """
                {"run_id": "%s", "command": "extract", "started_at": "2025-01-%sT08:00:00Z", "completed_at": %s,
                 "status": "%s", "labels": %s}""".formatted(
                id,
                day,
                status.equals("running")
                        ? "null"
                        : "\"2025-01-" + day + "T08:0" + seconds / 60 + ":" + (seconds % 60 == 0 ? "00" : "30") + "Z\"",
                status,
                labels));
    }
}
