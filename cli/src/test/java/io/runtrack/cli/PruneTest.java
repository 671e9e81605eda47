package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneTest {
    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder);
        tree.files("2025/01/24", "dd50-failed", "[]");
        tree.emails("2025/01/24", "dd50-failed", "[]");
        tree.files("2025/01/25", "bb30-success", "[]");
    }

    @Test
    void deletesRunsThatStartedEarlierWithAllTheirDocuments() throws IOException {
        Launch launch = tree.launch("prune", "--before", "2025-01-25");

        assertThat(launch.exitCode()).as(launch.err()).isZero();
        assertThat(launch.out()).contains("dd50-failed", "ee60-aborted").hasLineCount(4);
        assertThat(launch.err()).isEqualTo("2 runs deleted from " + folder + "\n");
        assertThat(documents())
                .containsExactlyInAnyOrder(
                        "aa10-running.json",
                        "aa20-stale.json",
                        "bb30-success.json",
                        "bb30-success_files.json",
                        "cc40-partial.json");
    }

    @Test
    void deletesTheFoldersThatItLeavesEmpty() throws IOException {
        Files.writeString(folder.resolve("run_metadata/2025/01/10/notes.txt"), "kept");

        tree.launch("prune", "--before", "2025-01-25", "--dry-run");
        assertThat(folder.resolve("file_logs/2025/01/24")).isDirectory();
        tree.launch("prune", "--before", "2025-01-25");

        assertThat(folder.resolve("run_metadata/2025/01").toFile().list()).containsExactlyInAnyOrder("10", "25", "26");
        assertThat(folder.resolve("file_logs/2025/01").toFile().list()).containsExactly("25");
        assertThat(folder.resolve("email_logs")).isEmptyDirectory();
    }

    @Test
    void onlyListsInADryRun() throws IOException {
        List<String> before = documents();

        Launch launch = tree.launch("prune", "--before", "2025-01-25T08:00:00.000001Z", "--dry-run", "--format", "csv");

        assertThat(Parsed.csv(launch.out())).hasSize(4);
        assertThat(launch.err()).isEqualTo("3 runs would be deleted from " + folder + "\n");
        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void keepsTheRunsOfTheVeryMomentAndThoseOfLaterDaysElsewhere() throws IOException {
        assertThat(tree.launch("prune", "--before", "2025-01-24T08:00:00Z").err())
                .startsWith("1 run deleted");
        assertThat(tree.launch("prune", "--before", "2025-01-24", "--zone", "Asia/Tokyo")
                        .err())
                .startsWith("0 runs deleted");
        assertThat(documents()).contains("dd50-failed.json");
    }

    @Test
    void neverDeletesARunThatSaysThatItIsRunning() throws IOException {
        Launch launch = tree.launch("prune", "--before", "2999-01-01");

        assertThat(launch.err()).contains("4 runs deleted", "2 runs kept, as the documents say that they are running");
        assertThat(documents()).containsExactlyInAnyOrder("aa10-running.json", "aa20-stale.json");
    }

    @Test
    void findsWhatABrokenOffAttemptLeft() throws IOException {
        Files.delete(folder.resolve("file_logs/2025/01/24/dd50-failed_files.json"));

        tree.launch("prune", "--before", "2025-01-25");

        assertThat(documents()).noneMatch(name -> name.startsWith("dd50"));
    }

    @Test
    void leavesAloneWhatItCannotReadOrFind() throws IOException {
        tree.metadata("2025/01/20", "torn", "{");
        tree.metadata("2025/01/20", "elsewhere", """
                {"run_id": "elsewhere", "command": "x", "started_at": "2025-01-21T08:00:00Z", "status": "success"}""");

        Launch launch = tree.launch("prune", "--before", "2025-01-25");

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err())
                .contains(
                        "run elsewhere is not stored where its start says",
                        "1 document could not be read",
                        "torn.json");
        assertThat(documents()).contains("torn.json", "elsewhere.json").doesNotContain("dd50-failed.json");
    }

    private List<String> documents() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
