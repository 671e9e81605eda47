package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.entry.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

    private static final int MAPPED_ROUNDS = 8;
    private static final int PLAIN_ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void keepsEveryRecordExactlyOnceWhenKilledMidWrite() throws Exception {
        long recycled = 0;
        for (int round = 0; round < MAPPED_ROUNDS + PLAIN_ROUNDS; round++) {
            recycled +=
                    killOnce(folder.resolve("round-" + round), round < MAPPED_ROUNDS) / KillStorm.SHAPE.segmentSize();
        }
        assertThat(recycled).isGreaterThan(MAPPED_ROUNDS); // else this has tested less than it should
    }

    private static long killOnce(Path round, boolean mapped) throws Exception {
        Path spool = round.resolve("spool");
        Files.createDirectories(round);
        try (ForkedProcess process =
                new ForkedProcess(KillStorm.class, spool.toString(), round.toString(), String.valueOf(mapped))) {
            assertThat(process.line()).isEqualTo("started");
            assertThat(Samples.claimDead(Spool.open(spool), header -> true)).isEmpty();
            waitUntilUnderWay(round);
            Thread.sleep(ThreadLocalRandom.current().nextInt(100));
            process.kill();
        }
        List<DeadJournal> dead = Samples.claimDead(Spool.open(spool), header -> true);
        assertThat(dead).hasSize(1);
        check(dead.get(0), round);
        dead.get(0).delete();
        assertThat(Samples.claimDead(Spool.open(spool), header -> true)).isEmpty();
        return dead.get(0).released();
    }

    private static void waitUntilUnderWay(Path round) throws Exception {
        for (int thread = 0; thread < KillStorm.THREADS; thread++) {
            waitForLength(round.resolve("ledger-" + thread), 1);
        }
        waitForLength(
                round.resolve("shipped"), 4L * KillStorm.SHAPE.segmentSize() / 10); // a record takes ten times its line
    }

    private static void waitForLength(Path file, long length) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file) || Files.size(file) < length) {
            assertThat(System.nanoTime()).as("the storm is under way").isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    private static void check(DeadJournal journal, Path round) throws IOException {
        List<String> records = shipped(round, journal.released());
        for (JournalEntry entry : Samples.read(journal)) {
            records.add(Samples.path(entry));
        }
        Set<String> unique = new HashSet<>(records);
        assertThat(unique).hasSameSizeAs(records);

        Set<String> ledger = new HashSet<>();
        for (int thread = 0; thread < KillStorm.THREADS; thread++) {
            ledger.addAll(wholeLines(round.resolve("ledger-" + thread)));
        }
        assertThat(ledger).isNotEmpty();
        assertThat(unique).containsAll(ledger);
        unique.removeAll(ledger); // what was recorded when the kill came before the ledger was written
        assertThat(unique).hasSizeLessThanOrEqualTo(KillStorm.THREADS);

        List<InFlightFile> inFlight = journal.inFlight();
        assertThat(inFlight).hasSizeLessThanOrEqualTo(KillStorm.THREADS);
        assertThat(inFlight).extracting(InFlightFile::path).doesNotContainAnyElementsOf(records);
    }

    /** What was shipped and released; what was shipped after that is in the journal still. */
    private static List<String> shipped(Path round, long released) throws IOException {
        List<String> paths = new ArrayList<>();
        for (String line : wholeLines(round.resolve("shipped"))) {
            int space = line.indexOf(' ');
            if (Long.parseLong(line.substring(0, space)) <= released) {
                paths.add(line.substring(space + 1));
            }
        }
        return paths;
    }

    private static List<String> wholeLines(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
