package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsShowTest {
    private static final String DAY = "2025/01/25";
    private static final String RUN = "cc40-partial";

    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder);
        tree.files(DAY, RUN, """
                [
                {"file_path": "/in/a.wav", "file_type": "audio", "agent_id": "A1", "status": "success",
                 "processing_time_ms": 1200, "output_path": "/out/a.json", "attempt": 1},
                {"file_path": "/in/b.wav", "status": "failed", "error_type": "IOException",
                 "error_message": "/in/b.wav: bad header at byte 17", "processing_time_ms": 5, "attempt": 1},
                {"file_path": "/in/d.wav", "status": "failed", "error_type": "TimeoutException", "attempt": 1},
                {"file_path": "/in/c.wav", "status": "failed", "error_type": "IOException",
                 "error_message": "/in/c.wav: bad header at byte 4099", "processing_time_ms": 6, "attempt": 1},
                {"file_path": "/in/d.wav", "status": "success", "attempt": 2},
                {"file_path": "/in/e.txt", "status": "skipped"}
                ]
                """);
        tree.emails(DAY, RUN, """
                [
                {"agent_id": "A1", "agent_name": "Ana", "email": "ana@acme.com", "status": "sent", "reason": null},
                {"agent_id": "A2", "agent_name": "Bo", "email": "bo@acme.com", "status": "failed", "reason": "SMTP 550"},
                {"agent_id": "A3", "email": null, "status": "skipped", "reason": "no address"}
                ]
                """);
    }

    @Test
    void showsARunWithItsFailuresGroupedByError() {
        assertThat(tree.launch("runs", "show", "cc")).isEqualTo(new Launch(0, """
                Run         cc40-partial
                Command     report tl-report
                Status      partial_success
                Started     2025-01-25 08:00:00 UTC
                Ended       2025-01-25 08:00:04 UTC, after 4.2s
                Files       5 in all: 2 succeeded, 2 failed, 1 skipped
                Emails      2 sent, 1 failed, 0 skipped
                Exit code   0
                Dropped     7 records could not be kept
                Parent run  bb30-success, extract, success, started 2025-01-25 23:30:00 UTC
                Config      config/pipeline.yaml
                Target date 2025-01-25
                Labels      team=qa
                Process     box, pid 42, user ana, Java 17.0.15, runtrack 0.1.0
                Main class  com.acme.Main
                Git commit  abc123

                Failures by error
                  FILES  ERROR        MESSAGE                           FIRST FILE
                      2  IOException  /in/b.wav: bad header at byte 17  /in/b.wav
                  1 file failed at first, and not at last; --attempts shows each attempt
                """, ""));
    }

    @Test
    void showsFilesAndEmailsWhenAsked() {
        assertThat(tree.launch("runs", "show", RUN, "--files", "--emails").out())
                .endsWith("""

                Files
                  STATUS   FILE       TOOK  ATTEMPT  ERROR                                            TYPE   AGENT  OUTPUT
                  success  /in/a.wav  1.2s        1                                                   audio  A1     /out/a.json
                  failed   /in/b.wav   5ms        1  IOException: /in/b.wav: bad header at byte 17
                  failed   /in/c.wav   6ms        1  IOException: /in/c.wav: bad header at byte 4099
                  success  /in/d.wav              2
                  skipped  /in/e.txt              1

                Emails
                  STATUS   EMAIL         REASON      AGENT  NAME
                  sent     ana@acme.com              A1     Ana
                  failed   bo@acme.com   SMTP 550    A2     Bo
                  skipped                no address  A3
                """);
    }

    @Test
    void showsWhatTheMailServerSaidWhereItSaidSomething() throws IOException {
        tree.emails(DAY, RUN, """
                [{"email": "ana@acme.com", "status": "sent", "message_id": "<1@box>"},
                 {"email": "bo@acme.com", "status": "failed", "reason": "450 4.2.1 busy", "smtp_code": 450}]""");

        assertThat(tree.launch("runs", "show", RUN, "--emails").out()).endsWith("""

                Emails
                  STATUS  EMAIL         REASON          CODE  MESSAGE ID
                  sent    ana@acme.com                        <1@box>
                  failed  bo@acme.com   450 4.2.1 busy  450
                """);
        assertThat(csv("--emails").get(0)).endsWith("reason", "smtp_code", "message_id");
        assertThat(csv("--emails").get(2)).endsWith("450 4.2.1 busy", "450", "");
    }

    @Test
    void countsAFileByItsLastAttemptUnlessEachIsWanted() {
        assertThat(csv("--failed")).hasSize(3);
        assertThat(csv("--failed", "--attempts")).hasSize(4);
        assertThat(csv("--files")).hasSize(6);
        assertThat(csv("--files", "--attempts")).hasSize(7);
    }

    @Test
    void narrowsFilesDown() {
        assertThat(csv("--error", "TimeoutException")).hasSize(1);
        assertThat(csv("--error", "IOException")).hasSize(3);
        assertThat(csv("--agent", "A1")).hasSize(2).last().asInstanceOf(LIST).contains("/in/a.wav");
        assertThat(csv("--file", "/in/e")).hasSize(2).last().asInstanceOf(LIST).contains("/in/e.txt");
    }

    @Test
    void showsTheStackBelowAFailedFile() {
        tree.files(DAY, RUN, """
                [{"file_path": "/in/a.wav", "status": "failed", "error_type": "IOException",
                  "error_stack": "java.io.IOException\\n\\tat com.acme.Main.run(Main.java:17)\\u001b[31m"}]""");

        assertThat(tree.launch("runs", "show", RUN, "--stack").out())
                .contains("\n      java.io.IOException\n          at com.acme.Main.run(Main.java:17)")
                .doesNotContain("\u001b");
    }

    @Test
    void showsWhatIsPartOfIt() throws IOException {
        tree.metadata(DAY, "night", """
                {"run_id": "night", "command": "nightly", "started_at": "2025-01-25T01:00:00Z", "status": "success"}""");
        for (int shard = 0; shard < 3; shard++) {
            tree.metadata(DAY, "shard" + shard, """
                    {"run_id": "shard%1$d", "command": "extract", "started_at": "2025-01-25T01:0%1$d:00Z",
                     "status": "partial_success", "parent_run_id": "night", "worker": "%1$d", "total_files": 2,
                     "success_count": 1, "failed_count": 1}""".formatted(shard));
            tree.files(DAY, "shard" + shard, """
                    [{"file_path": "/in/%1$d", "status": "failed", "error_type": "IOException"},
                     {"file_path": "/in/x%1$d", "status": "success"}]""".formatted(shard));
        }
        tree.metadata(DAY, "again", """
                {"run_id": "again", "command": "extract", "started_at": "2025-01-25T02:00:00Z", "status": "success",
                 "parent_run_id": "night", "worker": "1", "total_files": 2, "success_count": 2}""");
        tree.metadata(DAY, "mend", """
                {"run_id": "mend", "command": "nightly", "started_at": "2025-01-25T03:00:00Z", "status": "success",
                 "rerun_of": "night"}""");

        Launch table = tree.launch("runs", "show", "night");
        assertThat(table.exitCode()).isZero();
        assertThat(table.out())
                .contains("\nRedone by   mend, nightly, success, started")
                .contains("Runs that are part of it", "shard0", "shard2", "again")
                .contains("With all of it, 4 runs: 2 success, 2 partial_success; 6 files, 2 failed")
                .contains("not counted: shard1, whose part (worker 1) was run again")
                .contains("Failures by error, with all that is part of it");
        Map<String, @Nullable Object> json =
                Parsed.object(Parsed.json(tree.launch("runs", "show", "night", "--failed", "--format", "json")
                        .out()));
        assertThat(Parsed.object(json.get("tree")))
                .containsEntry("status", "partial_success")
                .containsEntry("runs", 4L)
                .containsEntry("failed_count", 2L);
        assertThat(Parsed.objects(json.get("children"))).hasSize(3);
        assertThat(Parsed.objects(json.get("files"))).hasSize(2);
        assertThat(json.get("redone_by")).isEqualTo(List.of("mend"));
    }

    @Test
    void anIdThatOnlyItsChildrenNameStandsForTheirTree() {
        tree.metadata(DAY, "child", """
                {"run_id": "child", "command": "extract", "started_at": "2025-01-25T01:00:00Z", "status": "failed",
                 "parent_run_id": "argo-4711"}""");

        Launch launch = tree.launch("runs", "show", "argo-4711");

        assertThat(launch.exitCode()).isZero();
        assertThat(launch.out())
                .startsWith(
                        "Run         argo-4711, which is not stored: the runs below name it\nStatus      partial_success\n")
                .contains("child");
    }

    @Test
    void anIdThatChildrenNameComesBeforeLongerOnesThatBeginSo() {
        tree.metadata(DAY, "child", """
                {"run_id": "child", "command": "extract", "started_at": "2025-01-25T01:00:00Z", "status": "failed",
                 "parent_run_id": "argo-4"}""");
        tree.metadata(DAY, "argo-47", """
                {"run_id": "argo-47", "command": "nightly", "started_at": "2025-01-25T02:00:00Z", "status": "success"}""");

        assertThat(tree.launch("runs", "show", "argo-4").out()).startsWith("Run         argo-4, which is not stored");
        assertThat(tree.launch("runs", "show", "argo").out()).startsWith("Run         argo-47\n");
        tree.metadata(DAY, "argo-48", """
                {"run_id": "argo-48", "command": "nightly", "started_at": "2025-01-25T02:00:00Z", "status": "success"}""");
        assertThat(tree.launch("runs", "show", "argo-4").out()).startsWith("Run         argo-4, which is not stored");
    }

    @Test
    void aParentThatCannotBeReadIsNotCalledMissing() {
        tree.metadata(DAY, "above", "{");
        tree.metadata(DAY, "below", """
                {"run_id": "below", "command": "extract", "started_at": "2025-01-25T01:00:00Z", "status": "success",
                 "parent_run_id": "above"}""");

        Launch launch = tree.launch("runs", "show", "below");

        assertThat(launch.out()).contains("Parent run  above, which could not be read\n");
        assertThat(launch.err()).contains("above.json is not readable");
        assertThat(launch.exitCode()).isEqualTo(1);
    }

    @Test
    void showsOnlyTheFailedFilesWithinTheTerminal() {
        assertThat(tree.onTerminal(60, "runs", "show", RUN, "--failed").out()).endsWith("""

                Failed files
                  In all rows: STATUS failed, ATTEMPT 1
                  FILE       TOOK  ERROR
                  /in/b.wav   5ms  IOException: /in/b.wav: bad header at by…
                  /in/c.wav   6ms  IOException: /in/c.wav: bad header at by…
                """);
    }

    @Test
    void showsTheLastSignOfLifeOfARunThatHasNotEnded() {
        assertThat(tree.launch("runs", "show", "aa2", "--zone", "Europe/Berlin").out())
                .isEqualTo("""
                Run         aa20-stale
                Command     transcribe
                Status      stale
                Started     2025-01-26 11:00:00 Europe/Berlin
                Last sign   2025-01-26 12:58:59 Europe/Berlin, 1m 01s ago
                Files       0 in all: 0 succeeded, 0 failed, 0 skipped
                """);
    }

    @Test
    void givesProgramsEverythingInOneObject() throws IOException {
        Launch launch = tree.launch("runs", "show", RUN, "--failed", "--emails", "--format", "json");

        Map<String, @Nullable Object> run = Parsed.object(Parsed.json(launch.out()));
        assertThat(run).containsEntry("run_id", RUN).containsEntry("failed_count", 2L);
        assertThat(Parsed.objects(run.get("failures"))).first().satisfies(failure -> assertThat(failure)
                .containsEntry("error_type", "IOException")
                .containsEntry("first_file", "/in/b.wav")
                .containsEntry("count", 2L));
        assertThat(Parsed.objects(run.get("files"))).hasSize(2).allSatisfy(file -> assertThat(file)
                .containsEntry("status", "failed")
                .containsKeys("run_id", "error_stack"));
        assertThat(Parsed.objects(run.get("emails"))).hasSize(3).first().satisfies(email -> assertThat(email)
                .containsEntry("run_id", RUN)
                .containsEntry("email", "ana@acme.com")
                .containsEntry("status", "sent"));
    }

    @Test
    void saysWhichRunIsRepeatedAndWhichPartItIs() throws IOException {
        tree.metadata("2025/01/25", "part-3", """
                {"run_id": "part-3", "command": "extract", "started_at": "2025-01-25T08:00:00Z", "status": "success",
                 "rerun_of": "bb30-success", "worker": "3"}""");
        tree.files("2025/01/25", "part-3", """
                [{"file_path": "a.wav", "status": "success", "worker": "spark executor 7"}]""");

        assertThat(tree.launch("runs", "show", "part-3").out())
                .contains("\nRerun of    bb30-success\n", "\nWorker      3\n");
        Launch launch = tree.launch("runs", "show", "part-3", "--files", "--format", "json");
        Map<String, @Nullable Object> run = Parsed.object(Parsed.json(launch.out()));
        assertThat(run).containsEntry("rerun_of", "bb30-success").containsEntry("worker", "3");
        assertThat(Parsed.objects(run.get("files")).get(0)).containsEntry("worker", "spark executor 7");
    }

    @Test
    void showsTheStepsThatAFrameworkCounts() throws IOException {
        tree.metadata("2025/01/25", "job", """
                {"run_id": "job", "command": "import", "started_at": "2025-01-25T08:00:00Z", "status": "failed",
                 "environment": {}, "trace_id": "4bf9", "span_id": "00f0", "steps": [
                  {"name": "load", "status": "completed", "started_at": "2025-01-25T08:00:00Z",
                   "completed_at": "2025-01-25T08:00:09Z", "read": 1000, "written": 990, "filtered": 7, "skipped": 3},
                  {"name": "mail", "status": "failed", "error_type": "IOException", "error_message": "no route"}],
                 "email_results": []}""");
        tree.files("2025/01/25", "job", """
                [{"file_path": "a.csv", "status": "success", "items_read": 1000, "items_skipped": 3}]""");

        assertThat(tree.launch("runs", "show", "job", "--files").out())
                .contains("\nTrace       4bf9, span 00f0\n")
                .endsWith("""

                Steps
                  STATUS     STEP  TOOK  READ  WRITTEN  FILTERED  SKIPPED  ERROR
                  completed  load  9.0s  1000      990         7        3
                  failed     mail           0        0         0        0  IOException: no route

                Files
                  STATUS   FILE   TOOK  ATTEMPT  ERROR  ITEMS  SKIPPED
                  success  a.csv              1          1000        3
                """);
        Launch launch = tree.launch("runs", "show", "job", "--files", "--format", "json");
        Map<String, @Nullable Object> run = Parsed.object(Parsed.json(launch.out()));
        assertThat(Parsed.objects(run.get("steps"))).hasSize(2).first().satisfies(step -> assertThat(step)
                .containsEntry("name", "load")
                .containsKeys("written", "error_message"));
        assertThat(Parsed.objects(run.get("files")).get(0)).containsKeys("items_read", "items_skipped");
    }

    @Test
    void givesSpreadsheetsTheTableThatWasAskedFor() {
        assertThat(csv("--files")).hasSize(6);
        assertThat(csv("--files").get(0)).startsWith("run_id", "file_path", "file_type");
        assertThat(csv("--failed")).hasSize(3);
        assertThat(csv("--emails")).hasSize(4);
        assertThat(csv("--zone", "UTC")).hasSize(2);
        assertThat(csv("--zone", "UTC").get(1)).startsWith(RUN, "report", "tl-report");
        assertThat(tree.launch("runs", "show", RUN, "--files", "--emails", "--format", "csv")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void prefersAWholeIdToTheOnesThatBeginWithIt() {
        tree.metadata(DAY, "cc40", """
                {"run_id": "cc40", "command": "x", "started_at": "2025-01-25T08:00:00Z", "status": "success"}""");

        assertThat(tree.launch("runs", "show", "cc40").out()).startsWith("Run         cc40\n");
    }

    @Test
    void listsTheCandidatesOfAnAmbiguousId() {
        Launch launch = tree.launch("runs", "show", "aa");

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.out()).isEmpty();
        assertThat(launch.err()).contains("aa10-running", "aa20-stale", "more of the id");
    }

    @Test
    void refusesIdsThatNoRunCanHave() {
        for (String id :
                List.of("../../etc/passwd", "..", "a/b", "a\\b", "", " ", "a\u0000", "ä", "%2e%2e", "x".repeat(65))) {
            Launch launch = tree.launch("runs", "show", id);

            assertThat(launch.exitCode()).as(id).isEqualTo(2);
            assertThat(launch.out()).isEmpty();
            assertThat(launch.err().lines()).hasSize(1);
        }
    }

    @Test
    void saysSoWhenThereIsNoSuchRun() {
        Launch launch = tree.launch("runs", "show", "zz");

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err()).contains("zz", folder.toString(), "runs list");
    }

    @Test
    void showsEmailsThatOnlyTheMetadataHas() {
        tree.metadata("2025/01/26", "other-writer", """
                {"run_id": "other-writer", "command": "mail", "started_at": "2025-01-26T08:00:00Z", "status": "success",
                 "emails_sent": 1, "email_results": [{"email": "ana@example.com", "status": "sent"}]}""");

        assertThat(tree.launch("runs", "show", "other-writer", "--emails").out())
                .contains("sent", "ana@example.com");
        tree.emails("2025/01/26", "other-writer", "[]");
        assertThat(tree.launch("runs", "show", "other-writer", "--emails").out())
                .doesNotContain("ana@example.com");
    }

    @Test
    void takesTheNameOfTheDocumentForTheIdWhateverStandsInIt() {
        tree.metadata("2025/01/26", "named-so", """
                {"run_id": "says-other", "command": "copy", "started_at": "2025-01-26T08:00:00Z", "status": "success"}""");
        tree.files("2025/01/26", "named-so", """
                [{"file_path": "/in/copied.wav", "status": "success"}]""");

        assertThat(tree.launch("runs", "list").out()).contains("named-so").doesNotContain("says-other");
        assertThat(tree.launch("runs", "show", "named-so", "--files").out())
                .contains("named-so", "/in/copied.wav")
                .doesNotContain("says-other");
        assertThat(tree.launch("runs", "show", "says-other").exitCode()).isEqualTo(1);
    }

    @Test
    void givesWhatComesBeforeABreakInALogAndFails() throws IOException {
        tree.files(DAY, RUN, "[{\"file_path\": \"/in/a.wav\", \"status\": \"failed\"}, {\"file_path\": \"/in/");

        Launch json = tree.launch("runs", "show", RUN, "--files", "--format", "json");
        Launch table = tree.launch("runs", "show", RUN, "--files", "--emails");

        assertThat(Parsed.objects(Parsed.object(Parsed.json(json.out())).get("files")))
                .hasSize(1);
        assertThat(table.out()).contains("bo@acme.com").containsSubsequence("Files\n", "failed  /in/a.wav", "Emails\n");
        assertThat(table.err())
                .startsWith("1 document could not be read:\n")
                .contains("file_logs/2025/01/25/cc40-partial_files.json");
        assertThat(List.of(json.exitCode(), table.exitCode())).containsOnly(1);
    }

    private List<List<String>> csv(String... options) {
        String[] all = Stream.concat(Stream.of("runs", "show", RUN, "--format", "csv"), Stream.of(options))
                .toArray(String[]::new);
        return Parsed.csv(tree.launch(all).out());
    }
}
