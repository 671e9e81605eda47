package io.runtrack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A tracking path with documents written by hand, so that reader and writer cannot share a mistake. */
record StoredTree(Path root) {

    /** Six runs: one of each status, as of {@link Launch#NOW}. */
    static StoredTree withRunOfEachStatus(Path root) {
        StoredTree tree = new StoredTree(root);
        tree.metadata("2025/01/26", "aa10-running", """
                {"run_id": "aa10-running", "command": "transcribe", "started_at": "2025-01-26T11:58:30.000000+00:00",
                 "status": "running", "total_files": 3, "success_count": 3, "heartbeat_at": "2025-01-26T11:59:57.000000+00:00",
                 "checkpoint_ms": 5000}""");
        tree.metadata("2025/01/26", "aa20-stale", """
                {"run_id": "aa20-stale", "command": "transcribe", "started_at": "2025-01-26T10:00:00.000000+00:00",
                 "status": "running", "heartbeat_at": "2025-01-26T11:58:59.000000+00:00", "checkpoint_ms": 5000}""");
        tree.metadata("2025/01/25", "bb30-success", """
                {"run_id": "bb30-success", "command": "extract", "started_at": "2025-01-25T23:30:00.000000+00:00",
                 "completed_at": "2025-01-25T23:31:05.250000+00:00", "status": "success", "total_files": 12, "success_count": 12,
                 "labels": {"team": "qa", "pipeline": "nightly"}}""");
        tree.metadata("2025/01/25", "cc40-partial", """
                {"schema_version": "1.0", "run_id": "cc40-partial", "command": "report", "subcommand": "tl-report",
                 "config_path": "config/pipeline.yaml", "target_date": "2025-01-25",
                 "started_at": "2025-01-25T08:00:00.000000+00:00", "completed_at": "2025-01-25T08:00:04.200000+00:00",
                 "status": "partial_success", "total_files": 5, "success_count": 2, "failed_count": 2, "skipped_count": 1,
                 "emails_sent": 2, "emails_failed": 1, "emails_skipped": 0, "error_message": null, "error_type": null,
                 "exit_code": 0, "signal": null, "parent_run_id": "bb30-success", "heartbeat_at": "2025-01-25T08:00:04.200000+00:00",
                 "checkpoint_ms": 5000, "dropped_records": 7, "labels": {"team": "qa"},
                 "environment": {"host": "box", "pid": 42, "user": "ana", "java_version": "17.0.15",
                 "main_class": "com.acme.Main", "agent_version": "0.1.0", "git_commit": "abc123"}, "email_results": []}""");
        tree.metadata("2025/01/24", "dd50-failed", """
                {"run_id": "dd50-failed", "command": "report", "subcommand": "single", "started_at": "2025-01-24T08:00:00",
                 "completed_at": "2025-01-24T10:05:00", "status": "failed", "error_type": "IllegalStateException",
                 "error_message": "no roster"}""");
        tree.metadata("2025/01/10", "ee60-aborted", """
                {"run_id": "ee60-aborted", "command": "voc-extract", "started_at": "2025-01-10T08:00:00.000000+00:00",
                 "completed_at": "2025-01-10T08:00:00.900000+00:00", "status": "aborted", "signal": 15, "exit_code": 143,
                 "error_message": "Command aborted by user (signal 15)"}""");
        return tree;
    }

    void metadata(String day, String runId, String json) {
        write("run_metadata/" + day + "/" + runId + ".json", json);
    }

    void files(String day, String runId, String json) {
        write("file_logs/" + day + "/" + runId + "_files.json", json);
    }

    void emails(String day, String runId, String json) {
        write("email_logs/" + day + "/" + runId + "_emails.json", json);
    }

    Launch launch(String... args) {
        return Launch.in(Map.of("TRACKING_PATH", root.toString()), null, args);
    }

    /** Without colours. */
    Launch onTerminal(int width, String... args) {
        return Launch.in(Map.of("TRACKING_PATH", root.toString(), "NO_COLOR", "1"), width, args);
    }

    private void write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
