package io.runtrack.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.ui.cache.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is kept says what a table says that was just read, and nothing of logs that have changed. */
final class FileTablesTest {
    private static final Instant START = Instant.parse("2025-03-10T01:00:00Z");
    private static final int WORKERS = 3;

    @TempDir
    private Path folder;

    private TrackingStorage storage;
    private CacheFolder cache;

    @BeforeEach
    void store() {
        storage = TrackingStorage.open(folder.resolve("track").toString());
        cache = CacheFolder.ofUser(
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()));
        for (int worker = 0; worker < WORKERS; worker++) {
            save(worker, 1_500);
        }
        save(RunMetadata.builder("parent", "extract", START), List.of());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void save(int worker, int count) {
        Random random = new Random(worker);
        List<FileProcessingLog> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FileStatus status = FileTable.STATUSES.get(random.nextInt(FileTable.STATUSES.size()));
            files.add(FileProcessingLog.builder(status)
                    .filePath(
                            i % 500 == 7 ? null : "/in/\u202e\ud83d\ude00-" + "x".repeat(i % 90) + random.nextInt(900))
                    .fileType(i % 3 == 0 ? null : "type" + i % 5)
                    .agentId("A" + i % 40)
                    .errorType(status == FileStatus.FAILED ? "Error" + i % 4 : null)
                    .startedAt(i % 100 == 3 ? null : START.plusMillis(random.nextInt(100_000)))
                    .processingTimeMs(i % 11 == 0 ? null : (long) random.nextInt(9_000))
                    .attempt(1 + i % 3)
                    .build());
        }
        String number = Integer.toString(worker);
        save(
                RunMetadata.builder("worker-" + worker, "extract", START.plusSeconds(worker))
                        .parentRunId("parent")
                        .worker(number),
                files);
    }

    private void save(RunMetadata.Builder run, List<FileProcessingLog> files) {
        RunMetadata saved = run.status(RunStatus.SUCCESS)
                .completedAt(START.plusSeconds(90))
                .totalFiles(files.size())
                .build();
        storage.saveRunMetadata(saved);
        if (!files.isEmpty()) {
            storage.saveFileLogs(saved, files);
        }
    }

    private RunTree tree() {
        return RunTree.of(
                "parent",
                storage.listRuns(START.minusSeconds(1), START.plusSeconds(60), run -> true)
                        .runs());
    }

    private FileTables keeping() {
        return new FileTables(storage, cache, 1);
    }

    /** All that the page asks of a table, of one that was just read and never kept. */
    private String told() throws IOException {
        return told(new FileTables(storage, cache, Integer.MAX_VALUE));
    }

    private String told(FileTables tables) throws IOException {
        FileTables.Files files = tables.of(tree());
        FileTable table = files.table();
        StringBuilder told = new StringBuilder();
        for (FileQuery.By by : FileQuery.By.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                FileQuery.Sort sort = new FileQuery.Sort(by, descending);
                for (FileQuery query : List.of(
                        new FileQuery(Set.of(), null, null, null, null, sort),
                        new FileQuery(Set.of(FileStatus.FAILED), "type1", "A7", "Error1", "4", sort),
                        new FileQuery(Set.of(), null, null, null, "\ud83d\ude00-xx4", sort))) {
                    FileQuery.Found found = query.of(table, 40, 100);
                    told.append(found).append(tables.read(files, found.rows())).append('\n');
                }
            }
        }
        for (int row = 0; row < table.size(); row++) {
            told.append(table.path(row)).append(table.started(row)).append(table.took(row));
            told.append(table.attempt(row)).append(table.attemptsOf(row)).append(table.isRepaired(row));
        }
        String path = String.valueOf(table.path(table.order(FileTable.Order.PATH)[2_000]));
        return told.append(table.rowsOf(path)).append(files.runs()).toString();
    }

    @Test
    void keepsATableThatSaysTheSame() throws IOException {
        String read = told();

        assertThat(told(keeping())).as("the table that was just kept").isEqualTo(read);
        Object made = made();
        assertThat(told(keeping())).as("after a restart").isEqualTo(read);
        assertThat(made()).as("no log was read again").isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void readsLogsAnewThatHaveChanged() throws IOException {
        told(keeping());
        Object made = made();
        save(1, 10);

        assertThat(told(keeping())).isEqualTo(told());
        assertThat(made()).isNotEqualTo(made);
    }

    @Test
    void readsLogsAnewWhenWhatIsKeptIsBroken() throws IOException {
        String read = told(keeping());
        Path file = file();
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertThat(told(keeping())).isEqualTo(read);
        }
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);
        assertThat(told(keeping())).isEqualTo(read);
    }

    /** Another one whenever a file is written anew. */
    private Object made() throws IOException {
        return Files.readAttributes(file(), BasicFileAttributes.class).fileKey();
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/runtrack"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("files-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
