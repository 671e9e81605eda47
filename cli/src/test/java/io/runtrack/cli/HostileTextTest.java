package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever names a file or writes an exception's message chooses what the operator's terminal and spreadsheet get. */
class HostileTextTest {
    private static final String DAY = "2025/01/26";
    private static final String RUN = "hostile";
    /** In JSON: clears the screen, sets a title, breaks lines, rings, reorders, and is a formula. */
    private static final String HOSTILE =
            "=cmd|'/c calc'!A1,\\\"\\u001b[2J\\u001b]0;x\\u0007\\r\\nroot# \\u009b31m\\u202egpj.exe\\u0000\\u007f\\ud800\\u2028";

    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeHostileRun() {
        tree = new StoredTree(folder);
        tree.metadata(DAY, RUN, """
                {"run_id": "hostile", "command": "%1$s", "subcommand": "%1$s", "config_path": "%1$s", "target_date": "%1$s",
                 "started_at": "2025-01-26T08:00:00Z", "completed_at": "2025-01-26T08:00:00Z", "status": "failed",
                 "error_message": "%1$s", "error_type": "%1$s", "parent_run_id": "%1$s", "labels": {"%2$s": "%1$s"},
                 "environment": {"host": "%1$s", "user": "%1$s", "java_version": "%1$s", "main_class": "%1$s",
                 "agent_version": "%1$s", "git_commit": "%1$s"}}""".formatted(HOSTILE, HOSTILE.replace("\\ud800", "")));
        tree.files(DAY, RUN, """
                [{"file_path": "%1$s", "file_type": "%1$s", "agent_id": "%1$s", "status": "failed", "error_type": "%1$s",
                 "error_message": "%1$s", "output_path": "%1$s", "error_stack": "%1$s"}]""".formatted(HOSTILE));
        tree.emails(DAY, RUN, """
                [{"agent_id": "%1$s", "agent_name": "%1$s", "email": "%1$s", "status": "failed", "reason": "%1$s"}]""".formatted(HOSTILE));
    }

    @Test
    void cannotSteerATerminal() {
        for (String format : List.of("table", "json", "csv")) {
            for (Integer width : new Integer[] {null, 80, 400}) {
                assertHarmless(launch(width, "runs", "list", "--format", format));
                assertHarmless(launch(width, "runs", "show", RUN, "--files", "--format", format));
                assertHarmless(launch(width, "runs", "show", RUN, "--emails", "--format", format));
            }
        }
    }

    @Test
    void keepsOneLineARowInTables() {
        assertThat(launch(null, "runs", "list").out().lines()).hasSize(3);
        assertThat(launch(null, "runs", "list", "--format", "csv").out().lines())
                .hasSize(2);
    }

    @Test
    void cannotBeAFormula() {
        for (String[] command : new String[][] {
            {"runs", "list", "--format", "csv"},
            {"runs", "show", RUN, "--files", "--format", "csv"},
            {"runs", "show", RUN, "--emails", "--format", "csv"}
        }) {
            List<List<String>> lines = Parsed.csv(launch(null, command).out());

            assertThat(lines).hasSize(2);
            assertThat(lines.get(1)).hasSameSizeAs(lines.get(0));
            assertThat(lines.get(1)).anyMatch(field -> field.startsWith("'=cmd|'/c calc'!A1,\"\\u001b[2J"));
            assertThat(lines.get(1)).noneMatch(field -> field.startsWith("="));
        }
    }

    @Test
    void reachesProgramsUnchanged() throws IOException {
        String expected =
                "=cmd|'/c calc'!A1,\"\u001b[2J\u001b]0;x\u0007\r\nroot# \u009b31m\u202egpj.exe\u0000\u007f\ufffd\u2028";

        Map<String, @Nullable Object> run = Parsed.object(Parsed.json(
                launch(null, "runs", "show", RUN, "--files", "--format", "json").out()));

        assertThat(run).containsEntry("command", expected).containsEntry("error_message", expected);
        assertThat(Parsed.object(run.get("labels"))).containsEntry(expected.replace("\ufffd", ""), expected);
        assertThat(Parsed.objects(run.get("files")).get(0)).containsEntry("error_stack", expected);
    }

    @Test
    void isHarmlessInTheDeliveryReportToo() throws IOException {
        tree.files(DAY, RUN, """
                [{"file_path": "%1$s", "agent_id": "%1$s", "status": "failed", "error_type": "＝1+1", "error_message": "%1$s"}]""".formatted(HOSTILE));
        Path config =
                Files.writeString(folder.resolve("report.yaml"), "title: \"%s\"\n".formatted("to\\u202eday\\u200b"));

        Path out = folder.resolve("out");
        assertHarmless(launch(
                null,
                "delivery-report",
                "--config",
                config.toString(),
                "--date-from",
                "2025-01-26",
                "--date-to",
                "2025-01-26",
                "--format",
                "html,csv,md,json,xlsx",
                "--output",
                out.toString()));

        assertHarmless(sheets(out.resolve("delivery-report.xlsx")));
        String json = Files.readString(out.resolve("delivery-report.json"));
        assertThat(Parsed.tree(json).at("/files/failures/rows/0/example").textValue())
                .contains("\ufffd");
        for (String format : List.of("html", "csv", "md", "json")) {
            String report = Files.readString(out.resolve("delivery-report." + format));
            assertHarmless(report);
            assertThat(report.replace("\\\\", "\\")).contains("to\\u202eday\\u200b", "\\u009b31m");
        }
        assertThat(Parsed.csv(Files.readString(out.resolve("delivery-report.csv"))))
                .allSatisfy(line -> assertThat(line).hasSize(4))
                .extracting(line -> line.get(3))
                .contains("'＝1+1")
                .noneMatch(value -> value.startsWith("=") || value.startsWith("＝"));
    }

    @Test
    void isHarmlessInMessagesToo() {
        Launch launch = Launch.of("runs", "list", "--path", "/none/\u001b[2J\n\u202e");

        assertThat(launch.err().lines()).hasSize(1);
        assertHarmless(launch);
        assertHarmless(Launch.of("runs", "list", "--\u001b[2J"));
    }

    private Launch launch(@Nullable Integer width, String... args) {
        // Without colours every escape character in the output is somebody else's.
        Launch launch = Launch.in(Map.of("TRACKING_PATH", folder.toString(), "NO_COLOR", "1"), width, args);
        assertThat(launch.exitCode()).as(launch.err()).isZero();
        return launch;
    }

    /** All that a workbook shows. */
    private static String sheets(Path workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }

    private static void assertHarmless(Launch launch) {
        assertHarmless(launch.out() + launch.err());
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints()).allMatch(character -> character == '\n' || PrintableText.isHarmless(character));
    }
}
