package io.runtrack.it.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each screen of the page in Chromium, with texts of people who mean no good in every field. */
final class WebPageIT {
    private static final String HOSTILE =
            "</title></style><script>document.title='owned'</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\\u202e\\u0007'&";

    /** More failed files than a cell of the grid has room for. */
    private static final String LARGE = "run-24";

    @TempDir
    private Path folder;

    private Path tracked;
    private @Nullable RunningJvm server;

    @BeforeEach
    void writeTheRuns() throws IOException {
        tracked = folder.resolve("tracked");
        for (int day = 10; day <= 25; day++) {
            writeRun("2025/01/" + day, "run-" + day, day < 25 ? "success" : "partial_success", "nightly");
        }
        writeRun("2025/01/25", "hostile", "failed", HOSTILE);
        write("run_metadata/2025/01/25/broken <b>.json", "{");
    }

    @AfterEach
    void endTheServer() {
        if (server != null) {
            server.close();
        }
    }

    @EachJdk(newestAlone = true)
    void showsEachScreenToEverybody(Jdk jdk) {
        NodeChecks checks = NodeChecks.find("node", "chromium");

        FinishedJvm seen = checks.start(
                        folder.resolve("seen"),
                        serve(jdk),
                        "node",
                        "--test",
                        "src/test/browser/screens.test.mjs",
                        "src/test/browser/operator.test.mjs")
                .await();

        assertThat(seen.exitCode()).as(seen.output() + seen.errors()).isZero();
    }

    @EachJdk
    void showsARunThatStartsWhileSomebodyLooks(Jdk jdk) {
        NodeChecks checks = NodeChecks.find("node", "chromium");

        try (RunningJvm looking =
                checks.start(folder.resolve("live"), serve(jdk), "node", "src/test/browser/live.mjs", "one-file")) {
            looking.awaitLine("ready");
            ForkedJvm.on(jdk, folder)
                    .agent("path=" + tracked)
                    .main(OneFileJob.class)
                    .run();

            looking.awaitLine("seen");
        }
    }

    /** Answers the printed address, with its token. */
    private String serve(Jdk jdk) {
        ProcessBuilder command = new ProcessBuilder(
                jdk.launcher().toString(),
                "-jar",
                ForkedJvm.cliJar().toString(),
                "ui",
                "--port",
                "0",
                "--path",
                tracked.toString());
        command.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        server = RunningJvm.launch(command, folder.resolve("server"), Duration.ofMinutes(2));
        return server.awaitFirstLine();
    }

    private void writeRun(String day, String id, String status, String text) throws IOException {
        String instant = day.replace('/', '-') + "T02:%s:00+00:00";
        write("run_metadata/" + day + "/" + id + ".json", """
                {"run_id": "ID", "command": "TEXT", "subcommand": "TEXT", "started_at": "FROM", "completed_at": "TO",
                 "status": "STATUS", "target_date": "TEXT", "config_path": "TEXT", "total_files": TOTAL, "success_count": 1,
                 "failed_count": COUNT, "emails_sent": 1, "emails_failed": 1, "error_type": "TEXT", "error_message": "TEXT",
                 "labels": {"TEXT": "TEXT"}, "environment": {"host": "TEXT", "user": "TEXT"}}""".replace("ID", id)
                .replace("TEXT", text)
                .replace("TOTAL", id.equals(LARGE) ? "50001" : "2")
                .replace("COUNT", id.equals(LARGE) ? "50000" : "1")
                .replace("STATUS", status)
                .replace("FROM", instant.formatted("10"))
                .replace("TO", instant.formatted("20")));
        write("file_logs/" + day + "/" + id + "_files.json", """
                [{"file_path": "TEXT", "agent_id": "TEXT", "file_type": "TEXT", "status": "failed", "error_type": "TEXT",
                  "error_message": "TEXT", "error_stack": "TEXT\\n\\tat TEXT", "output_path": "TEXT", "attempt": 1,
                  "started_at": "FROM", "processing_time_ms": 900},
                 {"file_path": "/in/2.wav", "status": "success", "attempt": 1, "started_at": "FROM", "processing_time_ms": 1200}]""".replace("TEXT", text)
                .replace("FROM", instant.formatted("11")));
        write("email_logs/" + day + "/" + id + "_emails.json", """
                [{"agent_id": "TEXT", "agent_name": "TEXT", "email": "TEXT", "status": "failed", "reason": "TEXT"},
                 {"agent_id": "7", "email": "a@b.example", "status": "sent"}]""".replace("TEXT", text));
    }

    private void write(String name, String content) throws IOException {
        Path file = tracked.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
