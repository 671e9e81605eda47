package io.runtrack.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.cli.Runtrack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a browser makes of the report's page: the charts are there, nothing is asked of any network, and whatever is in
 * the data stays text.
 */
final class ReportPageIT {
    private static final String HOSTILE =
            "</title></style></svg><script>document.title='owned'</script><img src=http://127.0.0.1:9/x onerror=document.title='owned'>{{ 7 * 7 }}";

    @TempDir
    private Path folder;

    private Path page;

    @BeforeEach
    void writeTheReport() throws IOException {
        write("tracked/run_metadata/2025/01/25/a1.json", """
                {"run_id": "a1", "command": "HOSTILE", "subcommand": "HOSTILE", "started_at": "2025-01-25T08:00:00+00:00",
                 "completed_at": "2025-01-25T08:10:00+00:00", "status": "failed", "total_files": 2, "success_count": 1, "failed_count": 1,
                 "emails_sent": 1, "emails_failed": 1, "error_type": "HOSTILE", "error_message": "HOSTILE"}""");
        write("tracked/file_logs/2025/01/25/a1_files.json", """
                [{"file_path": "HOSTILE", "agent_id": "HOSTILE", "status": "failed", "error_type": "HOSTILE", "error_message": "HOSTILE", "attempt": 1},
                 {"file_path": "/in/2.wav", "status": "success", "attempt": 1, "processing_time_ms": 1200}]""");
        write("tracked/email_logs/2025/01/25/a1_emails.json", """
                [{"agent_id": "HOSTILE", "agent_name": "HOSTILE", "email": "HOSTILE", "status": "failed", "reason": "HOSTILE"}]""");
        write("tracked/run_metadata/2025/01/25/HOSTILE.json".replace("HOSTILE", "broken <b>"), "{");
        write("report.yaml", "title: \"HOSTILE\"\n");
        int exitCode = Runtrack.execute(
                new String[] {
                    "delivery-report",
                    "--path",
                    folder.resolve("tracked").toString(),
                    "--config",
                    folder.resolve("report.yaml").toString(),
                    "--date-from",
                    "2025-01-20",
                    "--date-to",
                    "2025-01-26",
                    "--output",
                    folder.toString()
                },
                new PrintStream(Files.newOutputStream(folder.resolve("out")), false, StandardCharsets.UTF_8),
                new PrintStream(Files.newOutputStream(folder.resolve("err")), false, StandardCharsets.UTF_8));
        assertThat(exitCode).isZero();
        page = folder.resolve("delivery-report.html");
    }

    @Test
    void showsTitleAndChartsAndRunsNoScript() throws IOException, InterruptedException {
        String dom = Chromium.in(folder).dom(page);

        assertThat(dom).contains("<title>&lt;/title&gt;").doesNotContain("<title>owned", "<script", "<img", ">49<");
        assertThat(dom.split("<svg", -1)).hasSizeGreaterThan(5); // five charts, and a bar for the failure
        assertThat(dom)
                .contains("<figcaption>Runs a day</figcaption>", "<rect class=\"failed\"", "<circle class=\"failed\"");
        assertThat(dom).contains("What needs attention", "broken &lt;b&gt;.json");
    }

    @Test
    void asksNothingOfAnyNetwork() throws IOException, InterruptedException {
        String log = Chromium.in(folder).requests(page);

        assertThat(log).contains("constants");
        assertThat(log).doesNotContain("127.0.0.1:9");
    }

    @Test
    void canBePrinted() throws IOException, InterruptedException {
        Path pdf = Chromium.in(folder).print(page);

        assertThat(Files.size(pdf)).isGreaterThan(10_000);
        assertThat(Files.readAllBytes(pdf)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace("HOSTILE", HOSTILE));
    }
}
