package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.cli.terminal.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final String DAY = "2025/01/26";
    private static final String GOING_ON = """
            {"run_id": "aa10-running", "command": "transcribe", "started_at": "2025-01-26T11:58:30Z", "status": "running",
             "total_files": %d, "success_count": %d, "failed_count": 1, "heartbeat_at": "2025-01-26T11:59:%d.0Z",
             "checkpoint_ms": 5000}""";
    private static final String ENDED = """
            {"run_id": "aa10-running", "command": "transcribe", "started_at": "2025-01-26T11:58:30Z",
             "completed_at": "2025-01-26T12:00:00Z", "status": "partial_success", "total_files": 900, "success_count": 899,
             "failed_count": 1, "emails_sent": 2}""";

    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder);
    }

    @Test
    void printsALineForEachChangeUntilTheLastRunHasEnded() {
        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(600, 599, 30));

        Launch launch = watch(
                null,
                () -> tree.metadata(DAY, "aa10-running", GOING_ON.formatted(750, 749, 45)),
                () -> tree.metadata(DAY, "aa10-running", ENDED));

        assertThat(launch).isEqualTo(new Launch(0, """
                2025-01-26 12:00:00  aa10-running  transcribe  running  600 files, 1 failed, 10 a second
                2025-01-26 12:00:00  aa10-running  transcribe  running  750 files, 1 failed, 10 a second
                2025-01-26 12:00:00  aa10-running  transcribe  partial_success  900 files, 1 failed, 10 a second; emails: 2 sent
                """, ""));
    }

    @Test
    void namesWhatItCannotReadOnceAndShowsWhatRecordsWereDropped() {
        tree.metadata(DAY, "torn", "{");
        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(600, 599, 30).replace("}", ", \"dropped_records\": 4}"));

        Launch launch = watch(
                null,
                () -> tree.metadata(DAY, "aa10-running", GOING_ON.formatted(750, 749, 45)),
                () -> tree.metadata(DAY, "aa10-running", ENDED));

        assertThat(launch.exitCode()).isZero();
        assertThat(launch.out()).contains("10 a second; 4 records dropped\n");
        assertThat(launch.err())
                .startsWith("1 document could not be read:")
                .contains("torn.json")
                .hasLineCount(2);
    }

    @Test
    void drawsInPlaceOnATerminal() {
        Launch launch = watch(80, () -> tree.metadata(DAY, "aa10-running", ENDED));

        assertThat(launch.out())
                .isEqualTo("""
                RUN       COMMAND     STATUS    TOOK  FILES  FAILED  FILES/S
                aa10-run  transcribe  running  1m 30s      3       0      0.0
                """.replace("STATUS    TOOK", "STATUS     TOOK") + "\u001b[2A\u001b[J" + """
                RUN       COMMAND     STATUS             TOOK  FILES  FAILED  FILES/S  EMAILS
                aa10-run  transcribe  partial_success  1m 30s    900       1       10  2 sent
                """);
    }

    @Test
    void takesInRunsThatStartMeanwhile() {
        Launch launch = watch(
                null,
                () -> {
                    tree.metadata(DAY, "aa10-running", ENDED);
                    tree.metadata(DAY, "ff70-new", """
                            {"run_id": "ff70-new", "command": "report", "started_at": "2025-01-26T11:59:59Z", "status": "running"}""");
                },
                () -> tree.metadata(DAY, "ff70-new", """
                        {"run_id": "ff70-new", "command": "report", "started_at": "2025-01-26T11:59:59Z", "status": "failed"}"""));

        assertThat(launch.out()).contains("ff70-new  report  running", "ff70-new  report  failed");
    }

    @Test
    void showsRunsThatCameAndWentBetweenTwoLooks() {
        Launch launch = watch(
                null, () -> tree.metadata(DAY, "ff70-short", """
                        {"run_id": "ff70-short", "command": "report", "started_at": "2025-01-26T11:59:59Z", "status": "failed"}"""), () -> tree.metadata(DAY, "aa10-running", ENDED));

        assertThat(launch.out())
                .containsOnlyOnce("ff70-short  report  failed")
                .doesNotContain("aa20-stale", "bb30-success");
    }

    @Test
    void failsIfAskedToWhenOneDidNotSucceed() {
        Launch failed = watch(null, List.of("--fail"), () -> tree.metadata(DAY, "aa10-running", ENDED));
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .isEqualTo("runtrack: 1 of 1 runs did not succeed: aa10-running (transcribe, partial_success)\n");

        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(600, 599, 30));
        Runnable success = () -> tree.metadata(DAY, "aa10-running", ENDED.replace("partial_success", "success"));
        assertThat(watch(null, List.of("--fail"), success).exitCode()).isZero();

        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(600, 599, 30));
        Launch hidden = watch(null, List.of("--fail"), () -> tree.metadata(DAY, "torn", "{"), success);
        assertThat(hidden.exitCode()).isEqualTo(1);
        assertThat(hidden.err()).contains("torn.json", "cannot tell whether all runs succeeded");
        assertThat(tree.launch("runs", "watch", "bb30", "--fail").exitCode()).isZero();
        assertThat(tree.launch("runs", "watch", "dd50", "--fail").exitCode()).isEqualTo(1);
    }

    @Test
    void saysThatNothingIsRunning() {
        tree.metadata(DAY, "aa10-running", ENDED);

        assertThat(tree.launch("runs", "watch")).isEqualTo(new Launch(0, "", "nothing is running in " + folder + "\n"));
    }

    @Test
    void showsARunThatHasEndedOnce() {
        Launch launch = tree.launch("runs", "watch", "dd50");

        assertThat(launch.exitCode()).isZero();
        assertThat(launch.out()).contains("dd50-failed  report single  failed").hasLineCount(1);
        assertThat(tree.launch("runs", "watch", "../x").exitCode()).isEqualTo(2);
        assertThat(tree.launch("runs", "watch", "none").err()).contains("no run's id begins with 'none'");
    }

    @Test
    void tellsWhenItWillHaveProcessedSoManyFiles() {
        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(600, 599, 30));

        Launch lines =
                watch(null, List.of("--expected-files", "1200"), () -> tree.metadata(DAY, "aa10-running", ENDED));
        assertThat(lines.out())
                .contains("600 files, 1 failed, 10 a second, ends about 2025-01-26 12:00:30\n")
                .contains("900 files, 1 failed, 10 a second; emails");

        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(600, 599, 30));
        Launch table = watch(120, List.of("--expected-files", "1200"), () -> tree.metadata(DAY, "aa10-running", ENDED));
        assertThat(table.out()).contains("FILES/S  ENDS ABOUT", "10  2025-01-26 12:00:30");
        assertThat(tree.launch("runs", "watch", "--expected-files", "0").exitCode())
                .isEqualTo(2);
    }

    @Test
    void tellsNoEndOfWhatDoesNotMoveOrIsThereAlready() {
        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(600, 599, 30));
        assertThat(watch(null, List.of("--expected-files", "600"), () -> tree.metadata(DAY, "aa10-running", ENDED))
                        .out())
                .doesNotContain("ends about");

        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(0, 0, 30));
        assertThat(watch(null, List.of("--expected-files", "9"), () -> tree.metadata(DAY, "aa10-running", ENDED))
                        .out())
                .doesNotContain("ends about");
    }

    @Test
    void writesAnObjectALineForPrograms() {
        tree.metadata(DAY, "aa10-running", GOING_ON.formatted(600, 599, 30));

        Launch launch = watch(
                null,
                List.of("--format", "json", "--expected-files", "1200"),
                () -> {},
                () -> tree.metadata(DAY, "aa10-running", ENDED));

        assertThat(launch.err()).isEmpty();
        List<JsonNode> lines = launch.out().lines().map(Parsed::tree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("time").textValue()).isEqualTo("2025-01-26T12:00:00.000000+00:00");
        assertThat(lines.get(0).path("files_per_second").doubleValue()).isEqualTo(10.0);
        assertThat(lines.get(0).path("expected_end").textValue()).isEqualTo("2025-01-26T12:00:30.000000+00:00");
        assertThat(lines.get(0).path("total_files").intValue()).isEqualTo(600);
        assertThat(lines.get(1).path("status").textValue()).isEqualTo("partial_success");
        assertThat(lines.get(1).path("expected_end").isNull()).isTrue();
    }

    /** Each look at the screen is followed by the next change. */
    private Launch watch(@Nullable Integer width, Runnable... changes) {
        return watch(width, List.of(), changes);
    }

    private Launch watch(@Nullable Integer width, List<String> options, Runnable... changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(out, false, StandardCharsets.UTF_8) {
            private int looks;

            @Override
            public boolean checkError() {
                if (looks < changes.length) {
                    changes[looks++].run();
                }
                return super.checkError();
            }
        };
        int exitCode = Runtrack.execute(
                Stream.concat(Stream.of("runs", "watch", "--interval", "1ms"), options.stream())
                        .toArray(String[]::new),
                screen,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Surroundings(
                        Map.of("TRACKING_PATH", folder.toString(), "NO_COLOR", "1"),
                        Clock.fixed(Launch.NOW, ZoneOffset.UTC),
                        width));
        return new Launch(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
