package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has moved a part of the tree to another disk and left a link, which no reader follows. */
class LinkedTreeTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path disk;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder);
        tree.files("2025/01/24", "dd50-failed", "[]");
    }

    private void move(String name) throws IOException {
        Path moved = Files.move(folder.resolve(name), disk.resolve("moved"));
        Files.createSymbolicLink(folder.resolve(name), moved);
    }

    @Test
    void namesADayThatALinkHides() throws IOException {
        move("run_metadata/2025/01/25");

        Launch list = tree.launch("runs", "list", "--from", "2025-01-20");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("aa10-running", "dd50-failed");
        assertThat(list.err()).contains("run_metadata/2025/01/25 is not readable", "symbolic links are not followed");

        Launch check = tree.launch("check", "--command", "extract", "--within", "26h");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err()).contains("cannot tell", "symbolic links are not followed");

        Launch show = tree.launch("runs", "show", "bb30-success");
        assertThat(show.exitCode()).isEqualTo(1);
        assertThat(show.err()).contains("symbolic links are not followed");

        Launch prune = tree.launch("prune", "--before", "2025-01-27");
        assertThat(prune.exitCode()).isEqualTo(1);
        assertThat(prune.err()).contains("symbolic links are not followed");
        assertThat(disk.resolve("moved/bb30-success.json")).exists();
    }

    @Test
    void namesTheWholeTreeOrAYearThatALinkHides() throws IOException {
        move("run_metadata/2025");
        assertThat(tree.launch("runs", "list", "--from", "2024-01-01").err())
                .contains("run_metadata/2025 is not readable");
        assertThat(tree.launch("runs", "list", "--from", "2025-01-20").err())
                .contains("run_metadata/2025 is not readable");

        Files.delete(folder.resolve("run_metadata/2025"));
        Files.delete(folder.resolve("run_metadata"));
        Files.createSymbolicLink(folder.resolve("run_metadata"), disk);
        assertThat(tree.launch("runs", "list").err()).contains("run_metadata is not readable");
    }

    @Test
    void namesARunThatALinkHides() throws IOException {
        move("run_metadata/2025/01/24/dd50-failed.json");
        Launch list = tree.launch("runs", "list", "--from", "2025-01-20");
        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).contains("run_metadata/2025/01/24/dd50-failed.json is not readable");
    }

    @Test
    void namesAFolderInARunsPlace() throws IOException {
        Files.createDirectory(folder.resolve("run_metadata/2025/01/25/folder.json"));

        assertThat(tree.launch("runs", "list").err()).contains("run_metadata/2025/01/25/folder.json is not readable");
        assertThat(tree.launch("check", "--command", "extract", "--within", "26h")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void hasNothingAgainstLinksThatStandForNoRuns() throws IOException {
        Files.createSymbolicLink(folder.resolve("run_metadata/latest"), folder.resolve("run_metadata/2025/01/26"));
        Launch list = tree.launch("runs", "list", "--from", "2025-01-20");
        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).isEmpty();
        Launch show = tree.launch("runs", "show", "dd50");
        assertThat(show.exitCode()).isZero();
        assertThat(show.err()).isEmpty();
    }

    @Test
    void takesALogThatALinkHidesForNoEmptyOne() throws IOException {
        move("file_logs/2025/01/24/dd50-failed_files.json");

        Launch show = tree.launch("runs", "show", "dd50-failed", "--files");
        assertThat(show.exitCode()).isEqualTo(1);
        assertThat(show.err()).contains("dd50-failed_files.json is not readable", "symbolic links are not followed");

        Launch prune = tree.launch("prune", "--before", "2025-01-25");
        assertThat(prune.exitCode()).isEqualTo(1);
        assertThat(prune.err()).contains("dd50-failed cannot be deleted, and is kept whole");
        assertThat(folder.resolve("run_metadata/2025/01/24/dd50-failed.json")).exists();
        assertThat(disk.resolve("moved")).exists();
    }

    @Test
    void takesAFolderInTheLogsPlaceForNoEmptyOne() throws IOException {
        Path log = folder.resolve("file_logs/2025/01/24/dd50-failed_files.json");
        Files.delete(log);
        Files.createDirectory(log);

        Launch show = tree.launch("runs", "show", "dd50-failed", "--files");
        assertThat(show.exitCode()).isEqualTo(1);
        assertThat(show.err()).contains("dd50-failed_files.json is not readable", "move it away");
    }
}
