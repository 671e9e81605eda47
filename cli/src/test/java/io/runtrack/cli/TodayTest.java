package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As of noon of 26 January 2025, a Sunday. */
class TodayTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatNothingNeedsAttentionAndEndsWithZero() {
        StoredTree tree = new StoredTree(folder);
        run(tree, "2025/01/26", "good", "extract", "2025-01-26T01:00:00Z", "success", "\"total_files\": 3");

        assertThat(tree.launch("today"))
                .isEqualTo(new Launch(0, "2025-01-26 (UTC): 1 run; 3 files; nothing needs attention\n", ""));
    }

    @Test
    void tellsNewErrorsFromKnownOnesAndWhatWasRedone() {
        StoredTree tree = new StoredTree(folder);
        failing(tree, "2025/01/02", "old", "2025-01-02T01:00:00Z", "known", "/in/old");
        failing(
                tree,
                "2025/01/26",
                "night",
                "2025-01-26T01:00:00Z",
                "known",
                "/in/1",
                "/in/2",
                "/in/3",
                "/in/4",
                "/in/5");
        failing(tree, "2025/01/26", "broken", "2025-01-26T02:00:00Z", "certificate expired", "/in/6", "/in/7");
        run(tree, "2025/01/26", "again", "extract", "2025-01-26T06:00:00Z", "success", "\"success_count\": 1");
        tree.files("2025/01/26", "again", "[{\"file_path\": \"/in/6\", \"status\": \"success\"}]");

        Launch today = tree.launch("today");

        assertThat(today.exitCode()).isEqualTo(1);
        assertThat(today.out())
                .contains("7 failed, 1 of them redone since, 6 still failed")
                .contains("! new error: IOException: certificate expired, 2 files, 1 still failed (run broken)")
                .contains("! more than usual: IOException: known, 5 files; on most days none (run night)")
                .contains("+ redone since: 1 of 7 failed files, 6 still failed (run broken)");
        assertThat(tree.launch("today", "--night", "2025-01-02").out())
                .contains("new error: IOException: known, 1 file (run old)");
        assertThat(tree.onTerminal(50, "today").out())
                .contains("! new error: IOException: certificate expired, 2\n  files, 1 still failed (run broken)\n")
                .satisfies(out -> assertThat(out.lines()).allMatch(line -> line.length() <= 50));
    }

    @Test
    void namesWhoGotNoMailAndForHowManyDaysRunning() {
        StoredTree tree = new StoredTree(folder);
        mail(tree, "2025/01/22", "a", "2025-01-22T05:00:00Z", "sent");
        mail(tree, "2025/01/23", "b", "2025-01-23T05:00:00Z", "failed");
        mail(tree, "2025/01/25", "c", "2025-01-25T05:00:00Z", "failed");
        mail(tree, "2025/01/26", "d", "2025-01-26T05:00:00Z", "failed");

        assertThat(tree.launch("today").out())
                .contains("! no mail to ana@example.com for 3 days running: 550 no such mailbox (run d)");
        assertThat(tree.launch("today", "--night", "2025-01-24").out()).contains("nothing needs attention");
    }

    @Test
    void holdsRunsAgainstWhatIsExpectedAndUsual() throws IOException {
        StoredTree tree = new StoredTree(folder);
        for (int day = 10; day < 26; day++) {
            timed(tree, day, "usual" + day, "00:01:00");
        }
        timed(tree, 26, "slow", "00:03:00");
        Path config = Files.writeString(folder.resolve("report.yaml"), """
                expected:
                  - {command: extract, every: day, by: "09:00", count: 2}
                  - {command: report, every: day, by: "13:00"}
                """);

        assertThat(tree.launch("today", "--config", config.toString()).out())
                .contains("! extract is missing, due 09:00, 1 of 2 parts (run slow)")
                .contains("! extract was slow: 3 min 0 s, usually 1 min 0 s, 3.0 times as long (run slow)")
                .as("13:00 has not come")
                .doesNotContain("report is");
    }

    @Test
    void takesNoMissingLogForOneWithoutFailures() {
        StoredTree tree = new StoredTree(folder);
        run(tree, "2025/01/26", "lost", "extract", "2025-01-26T01:00:00Z", "partial_success", "\"failed_count\": 5");

        Launch today = tree.launch("today");

        assertThat(today.exitCode()).isEqualTo(1);
        assertThat(today.out())
                .contains(
                        "! could not be read: file_logs/2025/01/26/lost_files.json has nothing, though its run has 5");
        assertThat(tree.launch("runs", "failed", "lost").exitCode()).isEqualTo(1);
    }

    @Test
    void namesALogOfTheDayThatMayHideWhatWasRedone() {
        StoredTree tree = new StoredTree(folder);
        failing(tree, "2025/01/20", "old", "2025-01-20T01:00:00Z", "known", "/in/old");
        failing(tree, "2025/01/26", "night", "2025-01-26T01:00:00Z", "known", "/in/1");
        run(tree, "2025/01/26", "again", "extract", "2025-01-26T06:00:00Z", "success", "\"success_count\": 1");
        tree.files("2025/01/26", "again", "[{");

        assertThat(tree.launch("today").out()).contains("! could not be read: file_logs/2025/01/26/again_files.json");
    }

    @Test
    void countsAFanOutByItsPartsAndDaysByTheZone() throws IOException {
        StoredTree tree = new StoredTree(folder);
        run(tree, "2025/01/26", "parent", "etl", "2025-01-26T01:00:00Z", "success", "\"worker\": null");
        run(tree, "2025/01/26", "w0", "etl", "2025-01-26T01:01:00Z", "success", "\"worker\": \"0\"");
        run(tree, "2024/10/27", "azores", "azores", "2024-10-27T05:00:00Z", "success", "\"total_files\": 1");
        Path config = Files.writeString(folder.resolve("report.yaml"), """
                expected:
                  - {command: etl, every: day, by: "06:00", count: 2}
                  - {command: azores, every: day}
                """);

        assertThat(tree.launch("today", "--config", config.toString()).out())
                .contains("! etl is missing, due 06:00, 1 of 2 parts");
        assertThat(tree.launch(
                                "today",
                                "--config",
                                config.toString(),
                                "--night",
                                "2024-10-27",
                                "--zone",
                                "Atlantic/Azores")
                        .out())
                .as("midnight comes twice")
                .doesNotContain("azores is");
    }

    @Test
    void givesEachKindItsLineAndCountsTheRest() {
        StoredTree tree = new StoredTree(folder);
        for (int i = 10; i < 40; i++) {
            run(
                    tree,
                    "2025/01/26",
                    "run" + i,
                    "job" + (char) ('a' + i % 26) + i,
                    "2025-01-26T01:00:00Z",
                    "failed",
                    "\"error_type\": \"E" + i + "\", \"dropped_records\": " + i);
        }

        Launch today = tree.launch("today");

        assertThat(today.out().lines()).hasSize(20);
        assertThat(today.out())
                .containsPattern("and \\d+ more failed, aborted or stale runs")
                .containsPattern("dropped \\d+ records")
                .containsPattern("and 29 more runs that dropped records");
        JsonNode json = Parsed.tree(tree.launch("today", "--format", "json").out());
        assertThat(json.get("night").asText()).isEqualTo("2025-01-26");
        assertThat(json.get("figures").get("runs_failed").asInt()).isEqualTo(30);
        assertThat(json.get("attention")).hasSize(60);
        assertThat(json.get("attention").get(0).get("kind").asText()).isEqualTo("run");
    }

    @Test
    void namesWhatItCouldNotRead() {
        StoredTree tree = new StoredTree(folder);
        tree.metadata("2025/01/26", "torn", "{");
        tree.metadata("2025/01/20", "older", "{");

        Launch today = tree.launch("today");

        assertThat(today.exitCode()).isEqualTo(1);
        assertThat(today.out())
                .contains("! could not be read: run_metadata/2025/01/26/torn.json")
                .doesNotContain("older");
        assertThat(today.err()).contains("2 documents could not be read").contains("older.json");
    }

    private static void timed(StoredTree tree, int day, String id, String took) {
        String start = "2025-01-" + day + "T00:00:00Z";
        run(
                tree,
                "2025/01/" + day,
                id,
                "extract",
                start,
                "success",
                "\"completed_at\": \"2025-01-" + day + "T" + took + "Z\"");
    }

    private static void mail(StoredTree tree, String day, String id, String start, String status) {
        run(tree, day, id, "report", start, "success", "\"emails_" + status + "\": 1");
        tree.emails(
                day,
                id,
                "[{\"email\": \"ana@example.com\", \"status\": \"" + status
                        + "\", \"reason\": \"no such mailbox\", \"smtp_code\": 550}]");
    }

    private static void failing(StoredTree tree, String day, String id, String start, String message, String... paths) {
        run(tree, day, id, "extract", start, "partial_success", "\"failed_count\": " + paths.length);
        StringBuilder log = new StringBuilder("[");
        for (String path : paths) {
            log.append(log.length() == 1 ? "" : ",")
                    .append("{\"file_path\": \"" + path + "\", \"status\": \"failed\", \"error_type\": \"IOException\","
                            + " \"error_message\": \"" + message + "\"}");
        }
        tree.files(day, id, log + "]");
    }

    private static void run(
            StoredTree tree, String day, String id, String command, String start, String status, String more) {
        tree.metadata(
                day,
                id,
                "{\"run_id\": \"" + id + "\", \"command\": \"" + command + "\", \"started_at\": \"" + start
                        + "\", \"status\": \"" + status + "\", " + more + "}");
    }
}
