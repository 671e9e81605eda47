package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesFindTest {
    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder);
        tree.files("2025/01/26", "aa10-running", """
                [{"file_path": "/in/call-7.wav", "status": "failed", "error_type": "IOException", "error_message": "bad header",
                  "processing_time_ms": 1200, "started_at": "2025-01-26T11:58:31Z"}]""");
        tree.files("2025/01/25", "bb30-success", """
                [{"file_path": "/in/call-7.wav", "status": "success", "processing_time_ms": 900, "attempt": 2,
                  "output_path": "/out/7.txt", "started_at": "2025-01-25T23:30:05Z"},
                 {"file_path": "/in/call-7.wav", "status": "failed", "error_type": "IOException", "attempt": 1,
                  "started_at": "2025-01-25T23:30:01Z"},
                 {"file_path": "\\/in\\/call-\\u0038.wav", "status": "skipped", "started_at": "2025-01-25T23:30:02Z"}]""");
        tree.files("2025/01/25", "cc40-partial", "[{\"file_path\": \"/in/other.wav\", \"status\": \"success\"}]");
    }

    @Test
    void showsTheLastAttemptInEachRunTheNewestFirst() {
        assertThat(tree.launch("files", "find", "call-7"))
                .isEqualTo(new Launch(0, """
                TIME (UTC)           RUN           COMMAND           STATUS      TOOK  FILE            OUTPUT  ERROR
                2025-01-26 11:58:31  aa10-running  transcribe        failed      1.2s  /in/call-7.wav          IOException: bad header
                2025-01-25 23:30:05  bb30-success  extract           success    900ms  /in/call-7.wav  /out/7.txt
                """, "looked through 6 runs back to 2025-01-10\n"));
    }

    @Test
    void narrowsTheSearch() throws IOException {
        assertThat(runs("call-7")).containsExactly("aa10-running", "bb30-success");
        assertThat(runs("call-7", "--last")).containsExactly("aa10-running");
        assertThat(runs("call-7", "--command", "extract")).containsExactly("bb30-success");
        assertThat(runs("call-7", "--to", "yesterday")).containsExactly("bb30-success");
        assertThat(runs("call-7", "--from", "today")).containsExactly("aa10-running");
        assertThat(runs("call-7", "--from", "1h", "--zone", "+02:00")).containsExactly("aa10-running");
        assertThat(tree.launch("files", "find", "call-7", "--from", "today").err())
                .isEqualTo("looked through 2 runs back to 2025-01-26\n");
        assertThat(tree.launch("files", "find", "").exitCode()).isEqualTo(2);
    }

    @Test
    void findsWhatAnotherWriterHasEscaped() throws IOException {
        assertThat(runs("/in/call-8.wav")).containsExactly("bb30-success");
        assertThat(runs("8.w")).containsExactly("bb30-success");
    }

    @Test
    void saysHowFarBackThereWasNone() {
        assertThat(tree.launch("files", "find", "call-9"))
                .isEqualTo(new Launch(
                        0, "", "no file whose path holds 'call-9' in 6 runs back to 2025-01-10 in " + folder + "\n"));
        assertThat(tree.launch("files", "find", "x", "--to", "2024-01-01").err())
                .isEqualTo("no file whose path holds 'x' in 0 runs in " + folder + "\n");
    }

    @Test
    void givesProgramsTheFieldsOfTheLogs() throws IOException {
        Launch json = tree.launch("files", "find", "call-7", "--format", "json");
        Launch csv = tree.launch("files", "find", "call-7", "--format", "csv");

        List<Map<String, @Nullable Object>> found = Parsed.objects(Parsed.json(json.out()));
        assertThat(found.get(1))
                .containsEntry("run_id", "bb30-success")
                .containsEntry("command", "extract")
                .containsEntry("run_started_at", "2025-01-25T23:30:00.000000+00:00")
                .containsEntry("attempt", 2L)
                .containsEntry("status", "success");
        assertThat(csv.out()).startsWith("run_id,command,subcommand,run_started_at,file_path,");
        assertThat(Parsed.csv(csv.out())).hasSize(3);
        assertThat(tree.launch("files", "find", "none", "--format", "json")
                        .out()
                        .strip())
                .isEqualTo("[ ]");
    }

    @Test
    void namesLogsThatAreMissingTornOrOfRunsThatCannotBeRead() {
        tree.metadata("2025/01/25", "no-log", """
                {"run_id": "no-log", "command": "x", "started_at": "2025-01-25T10:00:00Z", "status": "success",
                 "total_files": 3}""");
        tree.metadata("2025/01/25", "torn-log", """
                {"run_id": "torn-log", "command": "x", "started_at": "2025-01-25T10:00:00Z", "status": "success"}""");
        tree.files(
                "2025/01/25", "torn-log", "[{\"file_path\": \"/in/call-7.wav\", \"status\": \"failed\"},\n{\"file_pa");
        tree.metadata("2025/01/25", "torn-run", "{\"run_id\": ");
        tree.files("2025/01/25", "torn-run", "[{\"file_path\": \"/in/call-7.wav\", \"status\": \"failed\"}]");

        Launch launch = tree.launch("files", "find", "call-7");

        assertThat(launch.exitCode()).isZero();
        assertThat(launch.out()).contains("torn-log", "bb30-success").doesNotContain("torn-run");
        assertThat(launch.err())
                .contains("3 documents could not be read:")
                .contains("no-log_files.json is not readable: it is not there, though its run has 3 files")
                .contains(
                        "torn-log_files.json is not readable", "run_metadata/2025/01/25/torn-run.json is not readable");
    }

    @Test
    void findsAFileAnywhereInALogThatIsReadInParts() throws IOException {
        for (int before : new int[] {200_000, 262_100, 262_130, 262_140, 524_200, 600_000}) {
            String filler = "{\"status\": \"success\", \"agent_id\": \"" + "x".repeat(before) + "\"}";
            tree.files(
                    "2025/01/25",
                    "cc40-partial",
                    "[" + filler + ",{\"file_path\": \"/in/far-away.wav\", \"status\": \"success\"}," + filler + "]");

            assertThat(runs("/in/far-away.wav")).as("after %d", before).containsExactly("cc40-partial");
            assertThat(runs("/in/far-off.wav")).isEmpty();
        }
    }

    private List<@Nullable Object> runs(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(new String[] {"files", "find", "--format", "json"}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        Launch launch = tree.launch(all);
        assertThat(launch.exitCode()).as(launch.err()).isZero();
        return Parsed.objects(Parsed.json(launch.out())).stream()
                .<@Nullable Object>map(found -> found.get("run_id"))
                .toList();
    }
}
