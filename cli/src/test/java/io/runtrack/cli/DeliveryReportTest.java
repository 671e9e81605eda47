package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryReportTest {
    private static final String HOSTILE = "<script>alert(1)</script>\\\" onload=x =1+1 | `code` \\u001b[2J";

    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder.resolve("tracked"));
        tree.files("2025/01/25", "cc40-partial", """
                [{"file_path": "/in/1.wav", "status": "failed", "error_type": "IOException", "error_message": "no route to 10.0.0.1", "attempt": 1, "processing_time_ms": 10},
                 {"file_path": "/in/1.wav", "status": "success", "attempt": 2, "processing_time_ms": 20, "agent_id": "A1"},
                 {"file_path": "/in/2.wav", "status": "failed", "error_type": "IOException", "error_message": "no route to 10.0.0.7", "attempt": 1, "agent_id": "A1"},
                 {"file_path": "/in/3.wav", "status": "failed", "error_type": "IOException", "error_message": "no route to 10.0.0.8", "attempt": 1},
                 {"file_path": "HOSTILE", "status": "success", "agent_id": "HOSTILE"},
                 {"file_path": "/in/4.wav", "status": "skipped"}]""".replace("HOSTILE", HOSTILE));
        tree.emails("2025/01/25", "cc40-partial", """
                [{"agent_id": "A1", "agent_name": "Ann", "email": "a@b.com", "status": "sent", "reason": null},
                 {"agent_id": "A1", "agent_name": "Ann", "email": "a@b.com", "status": "sent"},
                 {"agent_id": "A2", "email": "c@d.com", "status": "failed", "reason": "HOSTILE"}]""".replace("HOSTILE", HOSTILE));
        tree.files("2025/01/10", "ee60-aborted", "[");
        tree.metadata("2025/01/25", "broken", "{");
    }

    @Test
    void foldsEachFigureOnce() throws IOException {
        JsonNode report = report("");

        JsonNode coverage = report.get("coverage");
        assertThat(coverage.get("runs").toString()).isEqualTo("{\"now\":5,\"before\":1}");
        assertThat(texts(coverage.get("days_without_runs")))
                .containsExactly("2025-01-20", "2025-01-21", "2025-01-22", "2025-01-23");
        assertThat(coverage.at("/unfinished/rows")).hasSize(2);
        assertThat(coverage.at("/unreadable/rows/0").asText()).contains("broken.json is not readable");

        JsonNode failures = report.at("/files/failures/rows");
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).get("message").asText()).isEqualTo("no route to #");
        assertThat(failures.get(0).get("count").asInt())
                .as("1.wav succeeded at last")
                .isEqualTo(2);
        assertThat(failures.get(0).get("is_new").asBoolean()).isTrue();
        assertThat(report.at("/files/total/now").asInt()).isEqualTo(3 + 12 + 5);
        assertThat(report.at("/files/agents/rows/0").toString())
                .contains("\"agent_id\":\"A1\",\"total\":2,\"success\":1,\"failed\":1");
        assertThat(report.at("/emails/recipients/rows/0/email").asText()).isEqualTo("c@d.com");
        assertThat(report.at("/emails/recipients/rows/1/sent").asInt()).isEqualTo(2);
        assertThat(report.at("/emails/failed_percent").asDouble()).isEqualTo(33.33);
        assertThat(report.at("/runs/slowest/0/run_id").asText()).isEqualTo("dd50-failed");
        assertThat(report.get("days")).hasSize(7);
    }

    @Test
    void theZoneThatIsGivenComesBeforeTheConfigs() throws IOException {
        Launch launch = launch("zone: Europe/Berlin\n", "--format", "json", "--zone", "America/New_York");

        assertThat(launch.exitCode()).as(launch.err()).isZero();
        JsonNode report = new ObjectMapper()
                .readTree(folder.resolve("out/delivery-report.json").toFile());
        assertThat(report.at("/coverage/zone").asText()).isEqualTo("America/New_York");
        assertThat(report.at("/coverage/from").asText()).isEqualTo("2025-01-20T05:00:00.000000+00:00");
    }

    @Test
    void factsThatAreKeptChangeNoByte() throws IOException {
        Map<String, String> plain = allFormats();
        Path cache = folder.resolve("cache");

        assertThat(allFormats("--cache", cache.toString())).as("made").isEqualTo(plain);
        List<Path> kept = filesIn(cache);
        assertThat(kept).isNotEmpty();
        for (Path file : kept) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        assertThat(allFormats("--cache", cache.toString())).as("read").isEqualTo(plain);
        for (Path file : kept) {
            Files.writeString(file, "{\"version\": 1, \"files\": [");
        }
        assertThat(allFormats("--cache", cache.toString())).as("torn").isEqualTo(plain);
        tree.files("2025/01/25", "dd50-later", """
                [{"file_path": "/in/2.wav", "status": "success", "attempt": 1}]""");
        tree.metadata("2025/01/25", "dd50-later", """
                {"run_id": "dd50-later", "command": "extract", "started_at": "2025-01-25T20:00:00Z",
                 "completed_at": "2025-01-25T20:01:00Z", "status": "success", "total_files": 1, "success_count": 1}""");
        assertThat(allFormats("--cache", cache.toString()))
                .as("a day that has changed")
                .isEqualTo(allFormats())
                .isNotEqualTo(plain);
    }

    @Test
    void aCacheThatCannotBeWrittenIsSaidAndHarmsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        Launch launch = launch("", "--format", "json", "--cache", file.toString());

        assertThat(launch.exitCode()).isZero();
        assertThat(launch.err())
                .contains("runtrack: --cache " + file + ": nothing was kept: ")
                .contains("; name a folder to write to\n");
        assertThat(folder.resolve("out/delivery-report.json")).isNotEmptyFile();
    }

    private Map<String, String> allFormats(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--format", "html,json,csv,md"));
        arguments.addAll(List.of(more));
        Launch launch = launch("", arguments.toArray(String[]::new));
        assertThat(launch.exitCode()).as(launch.err()).isZero();
        Map<String, String> bytes = new TreeMap<>();
        for (Path file : filesIn(folder.resolve("out"))) {
            bytes.put(file.getFileName().toString(), Files.readString(file));
        }
        assertThat(bytes).hasSize(4);
        return bytes;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void opensWithExpectedRunsThatAreLateMissingOrFailed() throws IOException {
        JsonNode missed = report("""
                expected:
                  - {command: report, subcommand: tl-report, every: day, by: "07:00"}
                  - {command: report, subcommand: single, every: weekday}
                  - {command: extract, every: weekday, by: "09:00"}
                """).at("/coverage/missed/rows");

        List<String> states = new ArrayList<>();
        missed.forEach(run -> states.add(run.get("subcommand").asText() + " "
                + run.get("due").asText() + " " + run.get("state").asText()));
        assertThat(states)
                .contains(
                        "tl-report 2025-01-25T07:00:00.000000+00:00 late",
                        "tl-report 2025-01-24T07:00:00.000000+00:00 missing",
                        "single 2025-01-25T00:00:00.000000+00:00 failed",
                        "null 2025-01-24T09:00:00.000000+00:00 missing")
                .noneMatch(state -> state.startsWith("null 2025-01-25") || state.startsWith("null 2025-01-26"));
        assertThat(states).filteredOn(state -> state.startsWith("tl-report")).hasSize(7);
    }

    @Test
    void takesARunWithoutASignOfLifeForFailedAndNotForLate() throws IOException {
        JsonNode missed =
                report("expected: [{command: transcribe, every: hour}]\n").at("/coverage/missed/rows");

        assertThat(missed)
                .extracting(run -> run.get("due").asText() + " "
                        + run.get("state").asText() + " " + run.get("run_id").asText())
                .contains(
                        "2025-01-26T11:00:00.000000+00:00 failed aa20-stale",
                        "2025-01-26T12:00:00.000000+00:00 late aa10-running");
    }

    @Test
    void goesByTheStartOfARunThatSucceededWithoutAnEnd() throws IOException {
        for (String start : List.of("2025-01-23T05:59:59", "2025-01-24T06:00:00")) {
            String day = start.substring(0, 10).replace('-', '/');
            tree.metadata(day, "other" + start.substring(8, 10), """
                    {"run_id": "other%s", "command": "import", "started_at": "%s", "status": "success"}""".formatted(start.substring(8, 10), start));
        }

        JsonNode missed = report("expected: [{command: import, every: weekday, by: '06:00'}]\n")
                .at("/coverage/missed/rows");

        assertThat(missed)
                .extracting(
                        run -> run.get("due").asText() + " " + run.get("state").asText())
                .contains("2025-01-22T06:00:00.000000+00:00 missing", "2025-01-24T06:00:00.000000+00:00 late")
                .noneMatch(run -> run.startsWith("2025-01-23"));
    }

    @Test
    void showsPeopleTwentyOfAKindAndCountsTheOthers() throws IOException {
        for (int i = 10; i < 35; i++) {
            tree.metadata("2025/01/26", "gone" + i, """
                    {"run_id": "gone%d", "command": "poll", "started_at": "2025-01-26T09:00:00", "status": "running"}""".formatted(i));
        }
        Launch launch = launch("""
                expected:
                  - {command: heartbeat, every: hour}
                  - {command: pulse, every: hour}
                  - {command: extract, every: weekday, by: "09:00"}
                """, "--format", "html,md,json");
        assertThat(launch.exitCode()).isZero();

        // 156 hours have passed, and five weekdays.
        JsonNode coverage = new ObjectMapper()
                .readTree(folder.resolve("out/delivery-report.json").toFile())
                .get("coverage");
        assertThat(coverage.at("/missed/rows")).hasSize(2 * 156 + 5);
        assertThat(coverage.at("/missed/others").asInt()).isZero();
        assertThat(coverage.at("/unfinished/rows")).hasSize(27);

        String html = Files.readString(folder.resolve("out/delivery-report.html"));
        assertThat(html.split("<li class=", -1)).as("lines of attention").hasSize(1 + 20);
        assertThat(html)
                .contains("poll is stale, last heard of 2025-01-26 09:00 in 25 runs")
                .contains("heartbeat is missing, due ")
                .containsPattern("and 30\\d more expected runs late or missing");

        String markdown = Files.readString(folder.resolve("out/delivery-report.md"));
        assertThat(markdown.split("\n\\| heartbeat \\|", -1)).hasSize(1 + 20);
        assertThat(markdown).contains("\nand 272 more\n", "\nand 7 more\n");
    }

    @Test
    void saysThatItWasMadeWhenItIsToldTo() throws IOException {
        Path file = Files.writeString(folder.resolve("report.yaml"), "title: told");
        String[] command = {
            "delivery-report",
            "--config",
            file.toString(),
            "--date-from",
            "2025-01-20",
            "--date-to",
            "2025-01-26",
            "--format",
            "html,csv,json,xlsx,md",
            "--output",
            folder.toString()
        };
        Map<String, String> environment =
                Map.of("TRACKING_PATH", tree.root().toString(), "SOURCE_DATE_EPOCH", "1700000000");

        assertThat(Launch.in(environment, null, command).exitCode()).isZero();
        byte[] workbook = Files.readAllBytes(folder.resolve("delivery-report.xlsx"));
        assertThat(Launch.in(environment, null, command).exitCode()).isZero();
        assertThat(folder.resolve("delivery-report.xlsx")).hasBinaryContent(workbook);
        assertThat(Files.readString(folder.resolve("delivery-report.json")))
                .contains("\"generated_at\" : \"2023-11-14T22:13:20.000000+00:00\"");
        Launch refused = Launch.in(
                Map.of("TRACKING_PATH", tree.root().toString(), "SOURCE_DATE_EPOCH", "yesterday"), null, command);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("SOURCE_DATE_EPOCH yesterday: write seconds since 1970");
    }

    @Test
    void failsBeyondAThresholdIfAsked() throws IOException {
        Launch launch = launch(
                "thresholds: {failed_files_percent: 5, failed_emails_percent: 50}\n",
                "--fail-on-threshold",
                "--format",
                "json");
        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err())
                .contains("10.0 % of the files failed, more than the 5.0 % allowed")
                .doesNotContain("emails failed");
        assertThat(launch("thresholds: {failed_files_percent: 5}\n", "--format", "json")
                        .exitCode())
                .isZero();
    }

    @Test
    void writesTheSameFiguresInEachFormatAndNothingThatIsObeyed() throws IOException {
        Launch launch = launch("title: '" + "<b>Title</b>" + "'\n", "--format", "html,csv,json,xlsx,md");
        assertThat(launch.exitCode()).isZero();
        assertThat(launch.err().lines()).hasSize(8);

        String html = Files.readString(folder.resolve("out/delivery-report.html"));
        assertThat(html)
                .contains("&lt;b&gt;Title&lt;/b&gt;", "no route to #", "&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "http://", "https://", "<b>Title");
        String csv = Files.readString(folder.resolve("out/delivery-report.csv"));
        assertThat(csv).startsWith("table,row,column,value\n").contains("failures,1,count,2\n", "emails,2,now,1\n");
        String markdown = Files.readString(folder.resolve("out/delivery-report.md"));
        assertThat(markdown)
                .contains("\\<b\\>Title\\</b\\>", "## Failed files by error")
                .doesNotContain("<script>", "\u001b");
        assertThat(Files.size(folder.resolve("out/delivery-report.xlsx"))).isGreaterThan(5_000);
    }

    @Test
    void markdownEscapesNoMoreThanHasToBe() throws IOException {
        launch("title: '1. of http://a.b, www.c.d'\n", "--format", "md");

        assertThat(Files.readString(folder.resolve("out/delivery-report.md")))
                .startsWith("# 1\\. of http\\://a.b, www\\.c.d\n")
                .contains("\n- new error: IOException: no route to \\#, 2 files (run cc40-partial)\n");
    }

    @Test
    void filtersByCommandSubcommandAndLabel() throws IOException {
        assertThat(report("commands: [report]\nsubcommands: [single]\n")
                        .at("/coverage/runs/now")
                        .asInt())
                .isEqualTo(1);
        assertThat(report("labels: {team: qa}\n").at("/coverage/runs/now").asInt())
                .isEqualTo(2);
        assertThat(report("commands: [nothing]\n").at("/coverage/runs/now").asInt())
                .isZero();
    }

    @Test
    void saysEveryMistakeInTheConfig() throws IOException {
        Launch launch = launch(
                "titel: x\nthresholds: {failed_file_percent: 1}\nexpected: [{comand: x, by: nine}]\nzone: Mars\n");
        assertThat(launch.exitCode()).isEqualTo(2);
        assertThat(launch.err().lines()).hasSize(5);
        assertThat(launch.err())
                .contains(
                        "titel",
                        "the nearest one is title",
                        "failed_files_percent",
                        "the nearest one is command",
                        "no such time zone");
        assertThat(tree.launch(
                                "delivery-report",
                                "--config",
                                folder + "/none.yaml",
                                "--date-from",
                                "2025-01-20",
                                "--date-to",
                                "2025-01-26")
                        .exitCode())
                .isEqualTo(2);
        assertThat(launch("", "--format", "pdf").exitCode()).isEqualTo(2);
    }

    private JsonNode report(String config) throws IOException {
        Launch launch = launch(config, "--format", "json");
        assertThat(launch.exitCode()).as(launch.err()).isZero();
        return new ObjectMapper()
                .readTree(folder.resolve("out/delivery-report.json").toFile());
    }

    private Launch launch(String config, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("report.yaml"), config);
        List<String> arguments = new ArrayList<>(List.of(
                "delivery-report",
                "--config",
                file.toString(),
                "--date-from",
                "2025-01-20",
                "--date-to",
                "2025-01-26",
                "--output",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Launch.in(Map.of("TRACKING_PATH", tree.root().toString()), null, arguments.toArray(String[]::new));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
