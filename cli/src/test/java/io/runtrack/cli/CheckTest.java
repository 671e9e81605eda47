package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder);
    }

    @Test
    void succeedsWhenTheLastRunInThatTimeDid() {
        tree.metadata("2025/01/25", "older", """
                {"run_id": "older", "command": "extract", "started_at": "2025-01-25T20:00:00Z", "status": "failed"}""");

        assertThat(tree.launch("check", "--command", "extract", "--within", "26h", "--no-children"))
                .isEqualTo(new Launch(0, "extract succeeded: run bb30-success ended 2025-01-25 23:31:05 UTC\n", ""));
    }

    @Test
    void saysInOneLineWhyNot() {
        assertFails("extract", "12h", "no run of extract has started since 2025-01-26 00:00:00 UTC in " + folder);
        assertFails("report", "26h", "no run of report");
        assertFails("report", "28h", "cc40-partial, succeeded in part only: 2 of 5 files and 1 email failed");
        assertFails("voc-extract", "P30D", "ee60-aborted, was aborted: Command aborted by user (signal 15)");
        assertFails("transcribe", "26h", "aa10-running, has been running since 2025-01-26 11:58:30 UTC");
        tree.metadata("2025/01/26", "aa10-running", "{}");
        assertFails(
                "transcribe",
                "26h",
                "aa20-stale, says that it is running, but was last heard of at 2025-01-26 11:58:59");
    }

    @Test
    void looksAtAllThatIsPartOfTheRun() {
        assertFails("extract", "26h", "has a part that did not succeed: report, cc40-partial, succeeded in part only");
        part("0", "success");
        part("1", "failed");
        assertFails("nightly", "26h", "has a part that did not succeed: shard, part1, failed");
        assertThat(tree.launch("check", "--command", "nightly", "--within", "26h", "--no-children")
                        .exitCode())
                .isZero();
        tree.metadata("2025/01/26", "part1-again", """
                {"run_id": "part1-again", "command": "shard", "started_at": "2025-01-26T05:00:00Z", "status": "success",
                 "parent_run_id": "night", "worker": "1"}""");
        assertThat(tree.launch("check", "--command", "nightly", "--within", "26h")
                        .out())
                .contains("nightly succeeded: run night", "with 2 below it");
    }

    @Test
    void countsTheParts() {
        part("0", "success");
        part("1", "success");
        assertThat(tree.launch("check", "--command", "nightly", "--within", "26h", "--expect", "2")
                        .exitCode())
                .isZero();
        assertThat(tree.launch("check", "--command", "nightly", "--within", "26h", "--expect", "3")
                        .err())
                .contains("only 2 of 3 parts of the last run of nightly, night, have come");
        tree.metadata("2025/01/26", "night", "{}");
        assertThat(tree.launch("check", "--command", "shard", "--within", "26h", "--expect", "2")
                        .exitCode())
                .as("the parent is not stored")
                .isEqualTo(1);
    }

    @Test
    void partsWhoseParentIsNotStoredStandForTheWhole() {
        for (int index = 0; index < 3; index++) {
            tree.metadata("2025/01/26", "pod" + index, """
                    {"run_id": "pod%1$d", "command": "pod", "started_at": "2025-01-26T04:0%1$d:00Z", "status": "success",
                     "parent_run_id": "job-4711", "worker": "%1$d"}""".formatted(index));
        }
        assertThat(tree.launch("check", "--command", "pod", "--within", "26h", "--expect", "3")
                        .exitCode())
                .isZero();
        assertThat(tree.launch("check", "--command", "pod", "--within", "26h", "--expect", "4")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void aReRunCountsWhenItRepairedEveryFailedFile() {
        tree.metadata("2025/01/26", "first", """
                {"run_id": "first", "command": "copy", "started_at": "2025-01-26T01:00:00Z", "status": "partial_success",
                 "total_files": 3, "failed_count": 2, "success_count": 1}""");
        tree.files("2025/01/26", "first", """
                [{"file_path": "/1", "status": "failed"}, {"file_path": "/2", "status": "failed"},
                 {"file_path": "/3", "status": "success"}]""");
        rerun("again", "first", "2025-01-26T02:00:00Z", "/1");
        assertFails("copy", "26h", "1 file of the last run of copy, first, is still failed, after re-run again");
        rerun("again2", "again", "2025-01-26T03:00:00Z", "/2");

        Launch check = tree.launch("check", "--command", "copy", "--within", "26h");
        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).isEqualTo("copy succeeded: re-run again2 repaired all 2 failed files of run first\n");
        assertThat(Parsed.tree(tree.launch("check", "--command", "copy", "--within", "26h", "--format", "json")
                                .out())
                        .get("rerun")
                        .asText())
                .isEqualTo("again2");
    }

    @Test
    void aRunThatBrokeOffIsNotMendedByARepairedFile() {
        tree.metadata("2025/01/26", "first", """
                {"run_id": "first", "command": "copy", "started_at": "2025-01-26T01:00:00Z", "status": "aborted",
                 "signal": 9, "failed_count": 1}""");
        tree.files("2025/01/26", "first", "[{\"file_path\": \"/1\", \"status\": \"failed\"}]");
        tree.metadata("2025/01/26", "again", """
                {"run_id": "again", "command": "copy", "started_at": "2025-01-26T02:00:00Z", "status": "partial_success",
                 "success_count": 1, "failed_count": 1, "rerun_of": "first"}""");
        tree.files("2025/01/26", "again", """
                [{"file_path": "/1", "status": "success"}, {"file_path": "/2", "status": "failed"}]""");

        assertFails("copy", "26h", "re-run again ended as partial_success");
    }

    @Test
    void aPartOfAReRunIsNoWorkOfItsOwn() {
        tree.metadata("2025/01/26", "first", """
                {"run_id": "first", "command": "copy", "started_at": "2025-01-26T01:00:00Z", "status": "partial_success",
                 "total_files": 2, "failed_count": 2}""");
        tree.files("2025/01/26", "first", """
                [{"file_path": "/1", "status": "failed"}, {"file_path": "/2", "status": "failed"}]""");
        rerun("again", "first", "2025-01-26T02:00:00Z", "/1");
        tree.metadata("2025/01/26", "part", """
                {"run_id": "part", "command": "copy", "started_at": "2025-01-26T02:01:00Z", "status": "success",
                 "parent_run_id": "again", "worker": "0"}""");

        assertFails("copy", "26h", "1 file of the last run of copy, first, is still failed");
    }

    @Test
    void aRunInsideAnotherOfTheCommandDoesNotHideIt() {
        tree.metadata("2025/01/26", "outer", """
                {"run_id": "outer", "command": "etl", "started_at": "2025-01-26T01:00:00Z", "status": "failed"}""");
        tree.metadata("2025/01/26", "inner", """
                {"run_id": "inner", "command": "etl", "subcommand": "load", "started_at": "2025-01-26T01:01:00Z",
                 "status": "success", "parent_run_id": "outer"}""");

        assertFails("etl", "26h", "the last run of etl, outer, failed");
    }

    @Test
    void partsBelowARunOfAnotherCommandStandTogether() {
        tree.metadata("2025/01/26", "pipeline", """
                {"run_id": "pipeline", "command": "pipeline", "started_at": "2025-01-26T01:00:00Z", "status": "success"}""");
        for (int index = 0; index < 3; index++) {
            tree.metadata("2025/01/26", "pod" + index, """
                    {"run_id": "pod%1$d", "command": "pod", "started_at": "2025-01-26T04:0%1$d:00Z", "status": "%2$s",
                     "parent_run_id": "pipeline", "worker": "%1$d"}""".formatted(index, index == 1 ? "failed" : "success"));
        }
        tree.metadata("2025/01/26", "other", """
                {"run_id": "other", "command": "other", "started_at": "2025-01-26T05:00:00Z", "status": "failed",
                 "parent_run_id": "pipeline", "worker": "7"}""");

        assertFails("pod", "26h", "has a part that did not succeed: pod, pod1, failed");
        assertThat(tree.launch("check", "--command", "pod", "--within", "26h", "--expect", "4")
                        .err())
                .contains("only 3 of 4 parts");
    }

    @Test
    void twoRunsThatBrokeOffAreNoSuccess() {
        for (String id : List.of("first", "again")) {
            tree.metadata("2025/01/26", id, """
                    {"run_id": "%1$s", "command": "copy", "started_at": "2025-01-26T0%2$d:00:00Z", "status": "aborted",
                     "error_message": "Process died before the command completed (recovered)", "total_files": 1,
                     "%3$s_count": 1%4$s}""".formatted(
                            id,
                            id.equals("first") ? 1 : 2,
                            id.equals("first") ? "failed" : "success",
                            id.equals("first") ? "" : ", \"rerun_of\": \"first\""));
            tree.files(
                    "2025/01/26",
                    id,
                    "[{\"file_path\": \"/1\", \"status\": \"%s\"}]"
                            .formatted(id.equals("first") ? "failed" : "success"));
        }

        assertFails("copy", "26h", "re-run again ended as aborted");
    }

    @Test
    void saysOnlyWhatFailedInTheRightNumber() {
        tree.metadata("2025/01/26", "mail", """
                {"run_id": "mail", "command": "mail", "started_at": "2025-01-26T01:00:00Z", "status": "partial_success",
                 "total_files": 12, "success_count": 12, "emails_sent": 8, "emails_failed": 4, "labels": {"team": "qa"}}""");

        assertFails("mail", "26h", "succeeded in part only: 4 emails failed");
        assertThat(tree.launch("check", "--command", "mail", "--within", "26h", "--label", "team=ops")
                        .err())
                .contains("no run of mail team=ops has started");
    }

    private void part(String worker, String status) {
        tree.metadata("2025/01/26", "night", """
                {"run_id": "night", "command": "nightly", "started_at": "2025-01-26T01:00:00Z", "status": "success"}""");
        tree.metadata("2025/01/26", "part" + worker, """
                {"run_id": "part%1$s", "command": "shard", "started_at": "2025-01-26T01:01:00Z", "status": "%2$s",
                 "parent_run_id": "night", "worker": "%1$s"}""".formatted(worker, status));
    }

    private void rerun(String id, String of, String start, String path) {
        tree.metadata("2025/01/26", id, """
                {"run_id": "%s", "command": "copy", "started_at": "%s", "status": "success", "success_count": 1,
                 "rerun_of": "%s"}""".formatted(id, start, of));
        tree.files("2025/01/26", id, "[{\"file_path\": \"%s\", \"status\": \"success\"}]".formatted(path));
    }

    @Test
    void looksAtOneSubcommandWhenAskedTo() {
        Launch launch =
                tree.launch("check", "--command", "report", "--subcommand", "single", "--within", "999999999999d");

        assertThat(launch)
                .isEqualTo(
                        new Launch(
                                1,
                                "",
                                "runtrack: the last run of report single, dd50-failed, failed: IllegalStateException: no roster\n"));
    }

    @Test
    void tellsOfADocumentThatCouldNotBeReadInTheSameLine() {
        tree.metadata("2025/01/26", "torn", "{\"run_id\": ");

        assertFails("nothing", "26h", "(and 1 could not be read, run_metadata/2025/01/26/torn.json");
    }

    @Test
    void answersProgramsWithOneObjectWhateverTheAnswer() {
        Launch good =
                tree.launch("check", "--command", "extract", "--within", "26h", "--no-children", "--format", "json");
        assertThat(good.exitCode()).isZero();
        assertThat(good.err()).isEmpty();
        JsonNode answer = Parsed.tree(good.out());
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly(
                        "command", "subcommand", "since", "succeeded", "message", "run", "rerun", "unreadable");
        assertThat(answer.path("succeeded").booleanValue()).isTrue();
        assertThat(answer.path("since").textValue()).isEqualTo("2025-01-25T10:00:00.000000+00:00");
        assertThat(answer.path("run").path("run_id").textValue()).isEqualTo("bb30-success");
        assertThat(answer.path("unreadable")).isEmpty();

        tree.metadata("2025/01/26", "torn", "{");
        Launch bad = tree.launch("check", "--command", "report", "--within", "28h", "--format", "json");
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.err()).isEmpty();
        assertThat(Parsed.tree(bad.out()).path("message").textValue()).contains("succeeded in part only");
        assertThat(Parsed.tree(bad.out()).path("unreadable")).hasSize(1);

        Launch none = tree.launch("check", "--command", "none", "--within", "28h", "--format", "json");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(Parsed.tree(none.out()).path("run").isNull()).isTrue();
    }

    @Test
    void cannotTellWhenALaterRunMayBeHidden() {
        tree.metadata("2025/01/26", "torn", "{");

        assertFails("extract", "26h", "cannot tell whether extract succeeded: ");
        assertFails("extract", "26h", "(and 1 could not be read, run_metadata/2025/01/26/torn.json");
        Launch json =
                tree.launch("check", "--command", "extract", "--within", "26h", "--no-children", "--format", "json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(Parsed.tree(json.out()).path("succeeded").booleanValue()).isFalse();
    }

    @Test
    void succeedsWhenOnlyEarlierRunsMayBeHiddenAndNamesThem() {
        tree.metadata("2025/01/24", "torn", "{");

        Launch launch = tree.launch("check", "--command", "extract", "--within", "7d", "--no-children");

        assertThat(launch.exitCode()).isZero();
        assertThat(launch.out()).startsWith("extract succeeded");
        assertThat(launch.err()).contains("1 document could not be read", "run_metadata/2025/01/24/torn.json");
    }

    @Test
    void cannotTellWhenRecordsWereDropped() {
        tree.metadata("2025/01/26", "leaky", """
                {"run_id": "leaky", "command": "extract", "started_at": "2025-01-26T08:00:00Z",
                 "completed_at": "2025-01-26T08:01:00Z", "status": "success", "dropped_records": 7}""");

        assertFails(
                "extract",
                "26h",
                "cannot tell whether extract succeeded: run leaky ended as success at 2025-01-26 08:01:00 UTC, but dropped 7 records");
    }

    private void assertFails(String command, String within, String why) {
        Launch launch = tree.launch("check", "--command", command, "--within", within);

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.out()).isEmpty();
        assertThat(launch.err()).startsWith("runtrack: ").contains(why).hasLineCount(1);
    }
}
