package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.cli.terminal.WatchedOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
    @TempDir
    private Path folder;

    @Test
    void saysInOneLineWhatIsWrongWithACommandLine() {
        assertMistake("no tracking path is set; give --path PATH or set TRACKING_PATH", "runs", "list");
        assertMistake("Missing required subcommand");
        assertMistake("did you mean list?", "runs", "lst");
        assertMistake("runs list --help", "runs", "list", "--frm", "x");
        assertMistake("write 2025-01-25,", "runs", "list", "--from", "2025-02-30");
        assertMistake("write 2025-01-25,", "runs", "list", "--to", "2025-01-25T25:00");
        assertMistake("write 2025-01-25,", "runs", "list", "--to", "+99999-01-25");
        assertMistake("give the earlier one first", "runs", "list", "--from", "2025-01-02", "--to", "2025-01-01");
        assertMistake("is after now", "runs", "list", "--from", "2030-01-02");
        assertMistake("no time zone Mars; write UTC", "runs", "list", "--zone", "Mars");
        assertMistake("--from -1h: this is no time", "runs", "list", "--from", "-1h");
        assertMistake("write one of running, stale", "runs", "list", "--status", "done");
        assertMistake("write NAME=VALUE", "runs", "list", "--label", "team");
        assertMistake("write a number above 0", "runs", "list", "--limit", "0");
        assertMistake("TABLE, JSON, CSV", "runs", "list", "--format", "xml");
        assertMistake("RUN_ID", "runs", "show");
        assertMistake("--within", "check", "--command", "x");
        assertMistake("write 30s, 90m, 26h or 7d", "check", "--command", "x", "--within", "-1h");
        assertMistake("write KEY=VALUE", "attach", "1", "/data");
        assertMistake("the nearest one is path", "attach", "1", "pth=/data");
        assertMistake("PID", "attach", "jvm");
        assertMistake("--before", "prune");
        assertMistake("write 2025-01-25,", "prune", "--before", "tomorrow");
        assertMistake("unknown storage 'gs'", "runs", "list", "--path", "gs://bucket");
    }

    @Test
    void namesTheVariableOfATimeZoneThatThereIsNot() {
        for (String command : List.of("runs list", "runs show x", "runs watch", "prune --before today", "recover")) {
            Launch launch = Launch.in(
                    Map.of("TRACKING_PATH", folder.toString(), "TRACKING_ZONE", "Mars"), null, command.split(" "));

            assertThat(launch)
                    .as(command)
                    .isEqualTo(new Launch(
                            2,
                            "",
                            "runtrack: TRACKING_ZONE: there is no time zone Mars; write UTC, Europe/Berlin or"
                                    + " +02:00\n"));
        }
    }

    @Test
    void failsForAPathThatCannotHoldRuns() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Launch missing =
                Launch.of("runs", "list", "--path", folder.resolve("none").toString());
        Launch noFolder = Launch.of("runs", "list", "--path", file.toString());

        assertThat(List.of(missing.exitCode(), noFolder.exitCode())).containsOnly(1);
        assertThat(missing.err()).contains("check --path").hasLineCount(1);
        assertThat(noFolder.err()).contains(file.toString()).hasLineCount(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void prefersTheOptionToTheVariable() {
        Launch launch =
                Launch.in(Map.of("TRACKING_PATH", "/nowhere"), null, "runs", "list", "--path", folder.toString());

        assertThat(launch.exitCode()).isZero();
    }

    @Test
    void showsTheRestOfAnErrorOnlyWhenAsked() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Launch launch = Launch.of("runs", "list", "--stacktrace", "--path", file.toString());

        assertThat(launch.err()).contains("    at io.runtrack.cli.", "runtrack: cannot open");
    }

    @Test
    void helpsWithOneExampleForEachCommand() {
        for (String command : List.of(
                "",
                "runs",
                "runs list",
                "runs show",
                "runs compare",
                "runs watch",
                "files",
                "files find",
                "today",
                "runs failed",
                "check",
                "prune",
                "compact",
                "recover",
                "attach",
                "doctor",
                "generate-completion")) {
            Launch launch = Launch.of((command + " --help").strip().split(" "));

            assertThat(launch.exitCode()).isZero();
            assertThat(launch.err()).isEmpty();
            assertThat(launch.out()).containsOnlyOnce("Example:\n  runtrack ");
        }
    }

    @Test
    void saysWhatToDoAboutAPathThatIsNone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "title: x\n");
        for (Path path : List.of(file, file.resolve("below"))) {
            Launch report = Launch.of(
                    "delivery-report",
                    "--path",
                    folder.toString(),
                    "--config",
                    file.toString(),
                    "--date-from",
                    "2025-01-20",
                    "--date-to",
                    "2025-01-20",
                    "--output",
                    path.toString());
            assertThat(report)
                    .isEqualTo(new Launch(
                            1, "", "runtrack: " + file + ": this is no folder; give the path of a folder\n"));
            Launch doctor = Launch.of("doctor", "--path", path.toString());
            assertThat(doctor.exitCode()).isEqualTo(1);
            assertThat(doctor.out())
                    .contains(file + ": this is no folder; give the path of a folder", "as " + file + " is no folder")
                    .doesNotContain("Exception", "not writable");
        }
    }

    @Test
    void showsTheVersionThatTheBuildWroteInto() {
        assertThat(Launch.of("--version").out()).matches("runtrack \\d+\\.\\d+\\.\\d+.*\\n");
        for (String option : List.of("--version", "-V")) {
            ByteArrayOutputStream asked = new ByteArrayOutputStream();
            assertThat(Main.run(new String[] {option}, new WatchedOutput(asked), System.err))
                    .isZero();
            assertThat(asked.toString(StandardCharsets.UTF_8))
                    .isEqualTo(Launch.of("--version").out());
        }
    }

    @Test
    void lettingAShellCompleteKnowsEveryCommandAndOption() {
        Launch launch = Launch.of("generate-completion");

        assertThat(launch.exitCode()).isZero();
        assertThat(launch.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_runtrack", "--dry-run", "--within", "recover", "watch");
    }

    private void assertMistake(String message, String... args) {
        boolean needsPath = List.of(args).contains("--path") || message.startsWith("no tracking path");
        Map<String, String> environment = needsPath ? Map.of() : Map.of("TRACKING_PATH", folder.toString());

        Launch launch = Launch.in(environment, null, args);

        assertThat(launch.exitCode()).as(launch.err()).isEqualTo(2);
        assertThat(launch.out()).isEmpty();
        assertThat(launch.err()).startsWith("runtrack: ").contains(message).hasLineCount(1);
    }
}
