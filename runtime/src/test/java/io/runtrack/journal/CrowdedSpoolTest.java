package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.LocalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many come into a spool, look around and go at the same moment: nobody sweeps away or complains of what another makes
 * there.
 */
@Timeout(180)
class CrowdedSpoolTest {
    private static final int CROWD = 8;

    @TempDir
    Path folder;

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    @Test
    void nobodyDisturbsAnother() throws Exception {
        Path spoolFolder = folder.resolve("spool");
        together(() -> {
            for (int i = 0; i < 150; i++) {
                Spool spool = Spool.open(spoolFolder, warnings::add);
                Journal journal = spool.create(Samples.ofAnotherProcess(), Samples.SMALL, LocalDisk.of(folder));
                spool.look(header -> true);
                spool.forEachDead(header -> true, CrowdedSpoolTest::release);
                assertThat(journal.append(Samples.file("/a"))).isTrue();
                journal.delete();
            }
            return null;
        });
        assertThat(warnings).isEmpty();
        assertThat(spoolFolder).isEmptyDirectory();
    }

    @Test
    void allMakeTheSharedFolderAtOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(CROWD);
        together(() -> {
            for (int i = 0; i < 40; i++) {
                Path spoolFolder =
                        folder.resolve("tracking-" + i).resolve(".spool").resolve("jane");
                start.await();
                Spool spool = Spool.open(spoolFolder, warnings::add);
                spool.create(Samples.ofAnotherProcess(), Samples.SMALL, LocalDisk.of(folder))
                        .delete();
            }
            return null;
        });
        assertThat(warnings).isEmpty();
        assertThat(folder.resolve("tracking-39").toFile().list()).containsExactly(".spool");
    }

    @Test
    void aLookChangesNothing() throws IOException {
        Path spoolFolder = folder.resolve("spool");
        Spool spool = Spool.open(spoolFolder, warnings::add);
        Path gone = Files.createDirectory(spoolFolder.resolve(".gone-x"));

        assertThat(spool.look(header -> true)).isEmpty();

        assertThat(gone).exists();
    }

    @Test
    void theProbeOfAProcessThatDiedGoesWhenItIsOldAndNoSooner() throws IOException {
        Path spoolFolder = folder.resolve("spool");
        Spool spool = Spool.open(spoolFolder, warnings::add);
        Path young = Files.createFile(spoolFolder.resolve(".probe-1"));
        Path old = Files.createFile(spoolFolder.resolve(".probe-2"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));

        spool.forEachDead(header -> true, CrowdedSpoolTest::release);

        assertThat(young).exists();
        assertThat(old).doesNotExist();
        assertThat(warnings).isEmpty();
    }

    private static void release(DeadJournal journal) {
        throw new AssertionError(journal.folder() + " belongs to somebody who lives");
    }

    private static void together(Callable<?> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        try {
            ExecutorCompletionService<Object> all = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < CROWD; i++) {
                all.submit(work::call);
            }
            for (int i = 0; i < CROWD; i++) {
                all.take().get(); // whoever fails first says why; the others may wait for it
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
