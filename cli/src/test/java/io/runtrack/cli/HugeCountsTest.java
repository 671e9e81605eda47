package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other writers may count what they like: no sum is negative for it, and no answer endless. */
class HugeCountsTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void makeNoSumNegativeAndNoReportEndless() throws IOException {
        StoredTree tree = new StoredTree(folder);
        for (String id : new String[] {"one", "two"}) {
            tree.metadata("2025/01/26", id, """
                    {"run_id": "%s", "command": "extract", "started_at": "2025-01-26T08:00:00Z",
                     "completed_at": "2025-01-26T08:01:00Z", "status": "partial_success", "parent_run_id": "above",
                     "total_files": 9223372036854775807, "success_count": 9223372036854775807,
                     "failed_count": 9223372036854775807, "emails_sent": 9223372036854775807,
                     "emails_failed": 9223372036854775807, "dropped_records": 9223372036854775807}""".formatted(id));
        }
        Path config = Files.writeString(folder.resolve("report.yaml"), "title: huge\n");

        assertThat(tree.launch("runs", "list").out())
                .contains(
                        "2 runs: 2 partial_success; 9,223,372,036,854,775,807 files, 9,223,372,036,854,775,807 failed;")
                .doesNotContain(" -");
        assertThat(tree.launch("today").out()).contains("9,223,372,036,854,775,807 files");
        assertThat(tree.launch("runs", "show", "above").out()).doesNotContain(" -");
        Launch report = tree.launch(
                "delivery-report",
                "--config",
                config.toString(),
                "--date-from",
                "today",
                "--date-to",
                "today",
                "--format",
                "html,json,csv,md,xlsx",
                "--output",
                folder.resolve("out").toString());
        assertThat(report.exitCode()).as(report.err()).isZero();
    }
}
