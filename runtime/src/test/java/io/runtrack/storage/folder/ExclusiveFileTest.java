package io.runtrack.storage.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of many that want a name one gets it, on file systems with hard links and on those without. */
@Timeout(180)
class ExclusiveFileTest {
    private static final int CROWD = 6;
    private static final int ROUNDS = 100;

    @TempDir
    Path folder;

    private interface Way {
        boolean appear(Path complete, Path target) throws IOException;
    }

    @Test
    void oneOfManyGetsTheName() throws Exception {
        assertThatOneGetsTheName(ExclusiveFile::appear);
    }

    @Test
    void oneOfManyGetsTheNameWithoutHardLinks() throws Exception {
        assertThatOneGetsTheName(ExclusiveFile::appearWithoutLinks);
    }

    @Test
    void aProcessThatDiedAmidItTakesTheNameForAMomentOnly() throws IOException {
        Path complete = Files.writeString(folder.resolve(".tmp-1"), "whole");
        Path target = folder.resolve("x.json");
        Path left = Files.writeString(folder.resolve(".claim-x.json"), "ha");

        assertThat(ExclusiveFile.appearWithoutLinks(complete, target)).isFalse();
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        assertThat(ExclusiveFile.appearWithoutLinks(complete, target)).isTrue();

        assertThat(target).hasContent("whole");
        assertThat(left).doesNotExist();
    }

    /** Whoever says that it has the name has it, and what is under it is whole at every moment. */
    private void assertThatOneGetsTheName(Way way) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CROWD);
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        try {
            ExecutorCompletionService<List<Integer>> all = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < CROWD; i++) {
                String name = "process-" + i;
                all.submit(() -> won(way, name, start));
            }
            List<Integer> winners = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                winners.addAll(all.take().get()); // whoever fails first says why; the others may wait for it
            }
            assertThat(winners).hasSize(ROUNDS).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
        assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith(".claim-"));
    }

    private List<Integer> won(Way way, String name, CyclicBarrier start) throws Exception {
        List<Integer> won = new ArrayList<>();
        Path complete = Files.writeString(folder.resolve(".tmp-" + name), name);
        for (int round = 0; round < ROUNDS; round++) {
            Path target = folder.resolve(round + ".json");
            start.await();
            if (way.appear(complete, target)) {
                won.add(round);
                assertThat(target).hasContent(name);
            }
        }
        return won;
    }
}
