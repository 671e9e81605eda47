package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.cli.terminal.DisplayWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a night looks like at each width of a terminal, and in a pipe; the files in {@code screens} are what is wanted.
 * {@code -Dscreens.write=true} writes them anew: look at each before you commit it.
 */
class ScreensTest {
    private static final Path SCREENS = Path.of("src", "test", "resources", "screens");
    private static final int PIPE = 0;
    private static final Map<String, List<String>> COMMANDS = Map.of(
            "list", List.of("runs", "list"),
            "tree", List.of("runs", "list", "--tree"),
            "problems", List.of("runs", "list", "--problems", "--command", "extract"),
            "show", List.of("runs", "show", "5e7c0003", "--failed"),
            "find", List.of("files", "find", "call-17"));

    private static final String DAY = "2025/01/26";
    private static final String RECORDINGS = "/data/recordings/2025-01-25/";

    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeANight() {
        tree = new StoredTree(folder);
        run("0a11ce00-nightly", "nightly", null, "01:00:00", "success", 0, 0, "", "");
        for (int shard = 0; shard < 4; shard++) {
            transcribe(shard);
        }
        run("5e7c0001-e", "extract", "0a11ce00-nightly", "02:00:00", "success", 40, 0, shard(0), "");
        run("5e7c0002-e", "extract", "0a11ce00-nightly", "02:02:00", "partial_success", 40, 3, shard(1), "");
        run(
                "5e7c0003-e",
                "extract",
                "0a11ce00-nightly",
                "02:04:00",
                "failed",
                38,
                38,
                shard(2),
                ", \"error_message\": \"all 38 files failed\"");
        run(
                "5e7c0004-e",
                "extract",
                "0a11ce00-nightly",
                "02:06:00",
                "failed",
                40,
                2,
                shard(3),
                ", \"error_type\": \"SSLHandshakeException\", \"error_message\":"
                        + " \"PKIX path building failed: unable to find valid certification path to requested target\"");
        run(
                "77aa0001-r",
                "report",
                "0a11ce00-nightly",
                "05:00:00",
                "partial_success",
                12,
                0,
                "\"team\": \"quality\"",
                ", \"subcommand\": \"tl-report\", \"emails_sent\": 8, \"emails_failed\": 4");
        tree.files(DAY, "5e7c0003-e", log("/data/transcripts/2025-01-25/", ".txt", 170, 3, "failed"));
    }

    private void transcribe(int shard) {
        String id = "c0de000" + shard + "-t";
        if (shard == 2) {
            tree.metadata(DAY, id, """
                    {"run_id": "%s", "command": "transcribe", "started_at": "2025-01-26T01:14:00Z", "status": "running",
                     "parent_run_id": "0a11ce00-nightly", "labels": {%s}, "total_files": 17, "success_count": 17,
                     "heartbeat_at": "2025-01-26T01:20:00Z", "checkpoint_ms": 5000}""".formatted(id, shard(shard)));
        } else {
            run(id, "transcribe", "0a11ce00-nightly", "01:1" + shard + ":00", "success", 40, 0, shard(shard), "");
        }
        tree.files(DAY, id, log(RECORDINGS + "team-" + shard + "/", ".wav", 170 + 3 * shard, 3, "success"));
    }

    private static String shard(int shard) {
        return "\"team\": \"quality\", \"shard\": \"" + shard + "\"";
    }

    private void run(
            String id,
            String command,
            @Nullable String parent,
            String time,
            String status,
            int files,
            int failed,
            String labels,
            String more) {
        tree.metadata(DAY, id, """
                {"run_id": "%s", "command": "%s", "parent_run_id": %s, "started_at": "2025-01-26T%sZ",
                 "completed_at": "2025-01-26T06:00:00Z", "status": "%s", "total_files": %d, "success_count": %d,
                 "failed_count": %d, "labels": {%s}%s}""".formatted(
                        id,
                        command,
                        parent == null ? "null" : "\"" + parent + "\"",
                        time,
                        status,
                        files,
                        files - failed,
                        failed,
                        labels,
                        more));
    }

    private static String log(String in, String ending, int first, int count, String status) {
        StringBuilder log = new StringBuilder("[");
        for (int i = first; i < first + count; i++) {
            log.append(i == first ? "" : ",\n")
                    .append("{\"file_path\": \"")
                    .append(in + "call-" + i + "-of-the-evening-shift-in-hall-seven" + ending)
                    .append("\", \"status\": \"" + status + "\", \"processing_time_ms\": " + 31 * i)
                    .append(
                            status.equals("failed")
                                    ? ", \"error_type\": \"SSLHandshakeException\", \"error_message\": \"no valid path\""
                                    : ", \"output_path\": \"/data/transcripts/2025-01-25/call-" + i + ".txt\"")
                    .append(", \"started_at\": \"2025-01-26T01:2" + i % 10 + ":00Z\"}");
        }
        return log.append("]").toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {PIPE, 60, 80, 120, 200})
    void looksAsItShould(int width) throws IOException {
        boolean write = Boolean.getBoolean("screens.write");
        for (Map.Entry<String, List<String>> each : COMMANDS.entrySet()) {
            Path golden = SCREENS.resolve(each.getKey() + "-" + (width == PIPE ? "pipe" : width) + ".txt");
            String screen = screen(width, each.getValue());
            if (write) {
                Files.createDirectories(SCREENS);
                Files.writeString(golden, screen);
            }
            assertThat(screen).as(golden.toString()).isEqualTo(Files.readString(golden));
        }
    }

    @Test
    void neverGoesBeyondTheEdge() {
        for (int width = 40; width < 240; width++) {
            int widest = width;
            COMMANDS.forEach((name, command) -> {
                if (!name.equals("show")) { // whose summary is one line a fact
                    assertThat(screen(widest, command).lines())
                            .as("%s at %d", name, widest)
                            .allSatisfy(
                                    line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(widest));
                }
            });
        }
    }

    private String screen(int width, List<String> command) {
        String[] arguments = command.toArray(String[]::new);
        Launch launch = width == PIPE ? tree.launch(arguments) : tree.onTerminal(width, arguments);
        assertThat(launch.exitCode()).as(launch.err()).isZero();
        return launch.out();
    }
}
