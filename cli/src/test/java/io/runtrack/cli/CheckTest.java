package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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

        assertThat(tree.launch("check", "--command", "extract", "--within", "26h"))
                .isEqualTo(new Launch(0, "extract succeeded: run bb30-success ended 2025-01-25 23:31:05 UTC\n", ""));
    }

    @Test
    void saysInOneLineWhyNot() {
        assertFails("extract", "12h", "no run of extract has started since 2025-01-26 00:00:00 UTC in " + folder);
        assertFails("report", "26h", "no run of report");
        assertFails("report", "28h", "cc40-partial, succeeded in part only: 2 of 5 files and 1 emails failed");
        assertFails("voc-extract", "P30D", "ee60-aborted, was aborted: Command aborted by user (signal 15)");
        assertFails("transcribe", "26h", "aa10-running, has been running since 2025-01-26 11:58:30 UTC");
        tree.metadata("2025/01/26", "aa10-running", "{}");
        assertFails(
                "transcribe",
                "26h",
                "aa20-stale, says that it is running, but was last heard of at 2025-01-26 11:58:59");
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
        Launch good = tree.launch("check", "--command", "extract", "--within", "26h", "--format", "json");
        assertThat(good.exitCode()).isZero();
        assertThat(good.err()).isEmpty();
        JsonNode answer = Parsed.tree(good.out());
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("command", "subcommand", "since", "succeeded", "message", "run", "unreadable");
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
        Launch json = tree.launch("check", "--command", "extract", "--within", "26h", "--format", "json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(Parsed.tree(json.out()).path("succeeded").booleanValue()).isFalse();
    }

    @Test
    void succeedsWhenOnlyEarlierRunsMayBeHiddenAndNamesThem() {
        tree.metadata("2025/01/24", "torn", "{");

        Launch launch = tree.launch("check", "--command", "extract", "--within", "7d");

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
