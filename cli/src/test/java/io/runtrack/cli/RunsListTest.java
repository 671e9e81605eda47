package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.cli.terminal.DisplayWidth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsListTest {
    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder);
    }

    @Test
    void listsTheLastSevenDaysNewestFirst() {
        Launch launch = tree.launch("runs", "list");

        assertThat(launch).isEqualTo(new Launch(0, """
                RUN           COMMAND           LABELS                    STATUS           STARTED (UTC)          TOOK  FILES  EMAILS  CAUSE
                aa10-running  transcribe                                  running          2025-01-26 11:58:30  1m 30s      3
                aa20-stale    transcribe                                  stale            2025-01-26 10:00:00              0          no sign of life for 1m 01s
                bb30-success  extract           team=qa;pipeline=nightly  success          2025-01-25 23:30:00  1m 05s     12
                cc40-partial  report tl-report  team=qa                   partial_success  2025-01-25 08:00:00    4.2s      5       3  2 of 5 files failed, 1 of 3 emails failed, 7 records dropped
                dd50-failed   report single                               failed           2025-01-24 08:00:00  2h 05m      0          IllegalStateException: no roster
                5 runs: 1 running, 1 stale, 1 success, 1 partial_success, 1 failed; 20 files, 2 failed; 3 emails, 1 failed; 7 records dropped
                """, ""));
    }

    @Test
    void fitsTheTerminalAndKeepsShortIdsApart() {
        tree.metadata("2025/01/26", "aa10-runner", """
                {"run_id": "aa10-runner", "command": "ä漢字", "started_at": "2025-01-26T11:00:00Z", "status": "success"}""");

        Launch launch = tree.onTerminal(80, "runs", "list", "--from", "2025-01-26");

        assertThat(launch.out()).isEqualTo("""
                RUN         COMMAND     STATUS   STARTED (UTC)    TOOK  FILES
                aa10-runni  transcribe  running  01-26 11:58    1m 30s      3
                aa10-runne  ä漢字       success  01-26 11:00                0
                aa20-stale  transcribe  stale    01-26 10:00                0
                            no sign of life for 1m 01s
                3 runs: 1 running, 1 stale, 1 success; 3 files
                """);
    }

    @Test
    void neverWritesALineWiderThanTheTerminal() {
        for (int width = 34; width < 160; width++) {
            int widest = width;
            assertThat(tree.onTerminal(width, "runs", "list").out().lines())
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(widest));
        }
    }

    @Test
    void usesColoursOnlyOnATerminalThatWantsThem() {
        Map<String, String> path = Map.of("TRACKING_PATH", folder.toString());
        Map<String, String> noColor = Map.of("TRACKING_PATH", folder.toString(), "NO_COLOR", "1");
        Map<String, String> dumb = Map.of("TRACKING_PATH", folder.toString(), "TERM", "dumb");

        assertThat(Launch.in(path, 120, "runs", "list").out())
                .contains("\u001b[32msuccess\u001b[0m", "\u001b[31mstale\u001b[0m");
        assertThat(Launch.in(noColor, 120, "runs", "list").out()).doesNotContain("\u001b");
        assertThat(Launch.in(dumb, 120, "runs", "list").out()).doesNotContain("\u001b");
        assertThat(Launch.in(path, null, "runs", "list").out()).doesNotContain("\u001b");
        assertThat(Launch.in(path, 120, "runs", "list", "--format", "json").out())
                .doesNotContain("\u001b");
    }

    @Test
    void includesBothEndsAndReadsDaysInTheGivenZone() {
        assertThat(ids("--from", "2025-01-10", "--to", "2025-01-24")).containsExactly("dd50-failed", "ee60-aborted");
        assertThat(ids("--from", "2025-01-25", "--to", "2025-01-25")).containsExactly("bb30-success", "cc40-partial");
        assertThat(ids("--from", "2025-01-26", "--to", "2025-01-26", "--zone", "+02:00"))
                .containsExactly("aa10-running", "aa20-stale", "bb30-success");
        assertThat(ids("--from", "2025-01-25T08:00:00Z", "--to", "2025-01-25T08:00:00Z"))
                .containsExactly("cc40-partial");
        assertThat(ids("--from", "2025-01-25T09:00:00+01:00", "--to", "2025-01-25T08:00:00"))
                .containsExactly("cc40-partial");
        assertThat(ids("--to", "2025-01-16")).containsExactly("ee60-aborted");
        assertThat(ids("--to", "2025-01-17")).isEmpty();
        assertThat(ids("--from", "0001-01-01", "--to", "9999-12-31")).hasSize(6);
    }

    @Test
    void readsTodayYesterdayAndTimesAgo() {
        assertThat(ids("--from", "today")).containsExactly("aa10-running", "aa20-stale");
        assertThat(ids("--from", "yesterday", "--to", "Yesterday")).containsExactly("bb30-success", "cc40-partial");
        assertThat(ids("--from", "90m")).containsExactly("aa10-running");
        assertThat(ids("--from", "13h", "--to", "1h")).containsExactly("aa20-stale", "bb30-success");
        assertThat(ids("--from", "P2D", "--to", "PT27H")).containsExactly("cc40-partial");
        assertThat(ids("--from", "2d")).hasSize(4);
        assertThat(ids("--from", "999999999d")).hasSize(6);
        assertThat(ids("--from", "today", "--zone", "+02:00")).hasSize(3);
    }

    @Test
    void takesTheZoneOfTheEnvironmentUnlessToldOtherwise() {
        Map<String, String> berlin = Map.of("TRACKING_PATH", folder.toString(), "TRACKING_ZONE", "Europe/Berlin");

        assertThat(Launch.in(berlin, null, "runs", "list", "--from", "today").out())
                .contains("bb30-success", "2025-01-26 00:30:00", "(Europe/Berlin)");
        assertThat(Launch.in(berlin, null, "runs", "list", "--from", "today", "--zone", "UTC")
                        .out())
                .doesNotContain("bb30-success");
    }

    @Test
    void callsARunWhatItsDocumentIsCalled() {
        tree.metadata("2025/01/26", "ab-file", """
                {"run_id": "ab-within", "command": "x", "started_at": "2025-01-26T11:00:00Z", "status": "success"}""");

        assertThat(ids("--command", "x")).containsExactly("ab-file");
        assertThat(tree.launch("runs", "show", "ab-f").out())
                .contains("ab-file")
                .doesNotContain("ab-within");
        assertThat(tree.launch("runs", "show", "ab-within").exitCode()).isEqualTo(1);
    }

    @Test
    void listsRunsOfMachinesWhoseClockIsAhead() {
        tree.metadata("2025/01/26", "ff70-ahead", """
                {"run_id": "ff70-ahead", "command": "x", "started_at": "2025-01-26T12:00:30Z", "status": "success"}""");

        assertThat(ids()).startsWith("ff70-ahead");
    }

    @Test
    void filtersByEachAttribute() {
        assertThat(ids("--command", "report")).containsExactly("cc40-partial", "dd50-failed");
        assertThat(ids("--command", "rep")).isEmpty();
        assertThat(ids("--subcommand", "single")).containsExactly("dd50-failed");
        assertThat(ids("--status", "stale")).containsExactly("aa20-stale");
        assertThat(ids("--status", "running")).containsExactly("aa10-running");
        assertThat(ids("--status", "Partial-Success")).containsExactly("cc40-partial");
        assertThat(ids("--label", "team=qa")).containsExactly("bb30-success", "cc40-partial");
        assertThat(ids("--label", "team=qa", "--label", "pipeline=nightly")).containsExactly("bb30-success");
        assertThat(ids("--limit", "2")).containsExactly("aa10-running", "aa20-stale");
        assertThat(ids("--limit", "99")).hasSize(5);
    }

    @Test
    void listsWhatHasOneOfSeveralStatuses() {
        assertThat(ids("--status", "stale,failed", "--status", "SUCCESS"))
                .containsExactly("aa20-stale", "bb30-success", "dd50-failed");
        assertThat(ids("--problems")).containsExactly("aa20-stale", "cc40-partial", "dd50-failed");
        assertThat(ids("--problems", "--status", "failed,success")).containsExactly("dd50-failed");
        assertThat(ids("--problems", "--status", "success")).isEmpty();
        assertThat(tree.launch("runs", "list", "--status", "failed,done").exitCode())
                .isEqualTo(2);
    }

    @Test
    void listsWhatARunHasStartedAndWhatRepeatsIt() {
        run("2025/01/01", "old-parent", "");
        run("2025/01/01", "old-child", "\"parent_run_id\": \"old-parent\",");
        run("2025/01/02", "old-again", "\"rerun_of\": \"old-parent\",");
        run("2025/01/25", "of-nobody", "\"parent_run_id\": \"never-stored\",");

        assertThat(ids("--parent", "bb3")).containsExactly("cc40-partial");
        assertThat(ids("--parent", "old-p")).containsExactly("old-child");
        assertThat(ids("--parent", "old-parent", "--from", "2025-01-20")).isEmpty();
        assertThat(ids("--parent", "never-stored")).containsExactly("of-nobody");
        assertThat(ids("--rerun-of", "old-parent")).containsExactly("old-again");
        assertThat(tree.launch("runs", "list", "--parent", "old").err())
                .isEqualTo("runtrack: 3 runs have an id that begins with 'old': old-again (x, 2025-01-02T08:00:00Z),"
                        + " old-parent (x, 2025-01-01T08:00:00Z), old-child (x, 2025-01-01T08:00:00Z);"
                        + " give more of the id\n");
        assertThat(tree.launch("runs", "list", "--parent", "../x").exitCode()).isEqualTo(2);
    }

    @Test
    void drawsChildrenBelowTheirParents() {
        run("2025/01/26", "a", "");
        run("2025/01/26", "a1", "\"parent_run_id\": \"a\",");
        run("2025/01/26", "a11", "\"parent_run_id\": \"a1\",");
        run("2025/01/26", "a2", "\"parent_run_id\": \"a\",");
        run("2025/01/26", "orphan", "\"parent_run_id\": \"elsewhere\",");
        run("2025/01/26", "circle1", "\"parent_run_id\": \"circle2\",");
        run("2025/01/26", "circle2", "\"parent_run_id\": \"circle1\",");

        assertThat(tree.launch("runs", "list", "--tree", "--command", "x").out())
                .isEqualTo("""
                In all rows: COMMAND x, STATUS success, STARTED (UTC) 2025-01-26 08:00:00, FILES 0
                RUN
                a
                ├─ a1
                │  └─ a11
                └─ a2
                orphan
                circle1
                └─ circle2
                7 runs: 7 success; 0 files
                """);
    }

    @Test
    void showsTheCauseOfEachProblemAtEveryWidth() {
        for (int width = 60; width < 250; width++) {
            String words = String.join(
                    " ",
                    tree.onTerminal(width, "runs", "list", "--problems").out().split("\\s+"));
            assertThat(words).contains("no sign of life for 1m 01s", "2 of 5 files failed,", "no roster");
        }
    }

    private void run(String day, String id, String field) {
        tree.metadata(day, id, """
                {%s "run_id": "%s", "command": "x", "started_at": "%sT08:00:00Z", "status": "success"}""".formatted(field, id, day.replace('/', '-')));
    }

    @Test
    void givesProgramsTheNamesOfTheStoredDocuments() throws IOException {
        Launch launch = tree.launch("runs", "list", "--status", "partial_success", "--format", "json");

        assertThat(launch.out()).isEqualTo("""
                [
                  {
                    "run_id": "cc40-partial",
                    "command": "report",
                    "subcommand": "tl-report",
                    "config_path": "config/pipeline.yaml",
                    "target_date": "2025-01-25",
                    "started_at": "2025-01-25T08:00:00.000000+00:00",
                    "completed_at": "2025-01-25T08:00:04.200000+00:00",
                    "duration_ms": 4200,
                    "status": "partial_success",
                    "total_files": 5,
                    "success_count": 2,
                    "failed_count": 2,
                    "skipped_count": 1,
                    "emails_sent": 2,
                    "emails_failed": 1,
                    "emails_skipped": 0,
                    "error_message": null,
                    "error_type": null,
                    "exit_code": 0,
                    "signal": null,
                    "parent_run_id": "bb30-success",
                    "heartbeat_at": "2025-01-25T08:00:04.200000+00:00",
                    "checkpoint_ms": 5000,
                    "dropped_records": 7,
                    "rerun_of": null,
                    "worker": null,
                    "trace_id": null,
                    "span_id": null,
                    "labels": {
                      "team": "qa"
                    },
                    "environment": {
                      "host": "box",
                      "pid": 42,
                      "user": "ana",
                      "java_version": "17.0.15",
                      "main_class": "com.acme.Main",
                      "agent_version": "0.1.0",
                      "git_commit": "abc123"
                    }
                  }
                ]
                """);
        assertThat(Parsed.objects(Parsed.json(launch.out()))).hasSize(1);
    }

    @Test
    void givesSpreadsheetsOneLineARun() {
        Launch launch = tree.launch("runs", "list", "--from", "2025-01-24", "--format", "csv");

        List<List<String>> lines = Parsed.csv(launch.out());
        assertThat(launch.out()).startsWith("""
                run_id,command,subcommand,config_path,target_date,started_at,completed_at,duration_ms,status,total_files,\
                success_count,failed_count,skipped_count,emails_sent,emails_failed,emails_skipped,error_message,error_type,\
                exit_code,signal,parent_run_id,heartbeat_at,checkpoint_ms,dropped_records,rerun_of,worker,trace_id,\
                span_id,labels,host,pid,user,java_version,main_class,agent_version,git_commit
                """);
        assertThat(lines).hasSize(6).allSatisfy(line -> assertThat(line).hasSize(36));
        assertThat(lines.get(3))
                .startsWith("bb30-success", "extract", "")
                .contains("65250", "team=qa;pipeline=nightly");
    }

    @Test
    void countsAndNamesDocumentsThatCannotBeReadAndListsTheOthers() throws IOException {
        tree.metadata("2025/01/26", "torn", "{\"run_id\": \"torn\", \"command\": ");
        tree.metadata("2025/01/25", "empty", "");
        tree.metadata("2025/01/24", "hostile", """
                {"run_id": "hostile\\u001b[2J", "command": "x", "started_at": "2025-01-24T08:00:00Z", "status": "failed"}""");

        Launch launch = tree.launch("runs", "list", "--format", "json");

        assertThat(Parsed.objects(Parsed.json(launch.out()))).hasSize(5);
        assertThat(launch.exitCode()).isZero();
        assertThat(launch.err())
                .startsWith("3 documents could not be read:\n")
                .contains(
                        "run_metadata/2025/01/26/torn.json", "run_metadata/2025/01/25/empty.json", "hostile\\u001b[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void saysWhereItLookedWhenThereIsNothing() {
        Launch table = tree.launch("runs", "list", "--command", "nothing");
        Launch json = tree.launch("runs", "list", "--command", "nothing", "--format", "json");

        assertThat(table.out()).isEmpty();
        assertThat(table.err()).isEqualTo("no such runs from 2025-01-19 12:00:00 to now (UTC) in " + folder + "\n");
        assertThat(tree.launch("runs", "list", "--from", "2025-01-20", "--to", "2025-01-20")
                        .err())
                .startsWith("no such runs from 2025-01-20 00:00:00 to 2025-01-20 23:59:59 (UTC)");
        assertThat(table.exitCode()).isZero();
        assertThat(json.out().strip()).isEqualTo("[ ]");
        assertThat(json.err()).isEmpty();
    }

    private List<@Nullable Object> ids(String... options) {
        String[] all = Stream.concat(Stream.of("runs", "list", "--format", "json"), Arrays.stream(options))
                .toArray(String[]::new);
        Launch launch = tree.launch(all);
        assertThat(launch.exitCode()).as(launch.err()).isZero();
        try {
            return Parsed.objects(Parsed.json(launch.out())).stream()
                    .<@Nullable Object>map(run -> run.get("run_id"))
                    .toList();
        } catch (IOException malformed) {
            throw new AssertionError(launch.out(), malformed);
        }
    }
}
