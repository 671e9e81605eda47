package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.StormHost;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a JVM again and again while two of its threads record at full speed; the JVM of the next round recovers what
 * the last one left. What had returned before the kill is in a ledger, written by the host itself, and must be in the
 * file log: exactly once.
 */
@Slow
final class KillStormIT {
    private static final int ROUNDS = Integer.getInteger("storm", 30);

    @TempDir
    private Path temporary;

    private long recordsInLedgers;

    @EachJdk
    void whatHadReturnedIsRecordedExactlyOnce(Jdk jdk) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Files.createDirectories(ledgers());
        for (int round = 0; round < ROUNDS; round++) {
            storm(jdk, round, random.nextInt(400));
        }
        // On a busy machine the rounds are too short to recover anything: then it is left to the last JVM.
        FinishedJvm last =
                jvm(jdk, ",shutdown.timeout=50s").main(OneFileJob.class).run();

        assertThat(last.exitCode()).isZero();
        Map<String, StoredRun> runs = runsByRound();
        for (int round = 0; round < ROUNDS; round++) {
            assertThatItIsWhole(runs.get(Integer.toString(round)), round, "seed " + seed + " round " + round);
        }
        assertThat(recordsInLedgers)
                .as("enough was recorded to be worth a storm")
                .isGreaterThan(ROUNDS * 100L);
        assertThat(folder().run("one-file").text("status")).isEqualTo("success");
        assertThat(folder().runs()).hasSizeLessThanOrEqualTo(ROUNDS + 1);
        System.out.println("kill storm on " + jdk + ": " + ROUNDS + " kills, " + recordsInLedgers
                + " calls that had returned, each of them on record exactly once");
    }

    /** Kills after a while that begins with the first file, or now and then at any moment since the launch. */
    private void storm(Jdk jdk, int round, int milliseconds) throws Exception {
        try (RunningJvm jvm = jvm(jdk, ",labels=round=" + round)
                .main(StormHost.class, ledgers().toString(), Integer.toString(round))
                .start()) {
            while (round % 6 != 5 && !Files.exists(ledger(round, "b"))) {
                assertThat(jvm.isAlive()).as("round %s", round).isTrue();
                Thread.sleep(2);
            }
            long end = System.nanoTime() + milliseconds * 1_000_000L;
            while (System.nanoTime() < end) {
                newest().forEach(StoredRun::metadata);
                Thread.sleep(5);
            }
            FinishedJvm killed = jvm.kill();
            assertThat(killed.exitCode()).isEqualTo(137);
            assertThat(killed.errors()).isEmpty();
        }
        for (StoredRun run : newest()) {
            run.forEachFile(file -> assertThat(file.isObject()).isTrue());
        }
    }

    /** The run of this round, and the one that it recovered. */
    private List<StoredRun> newest() {
        List<StoredRun> runs = folder().runs();
        return runs.subList(Math.max(0, runs.size() - 2), runs.size());
    }

    private void assertThatItIsWhole(@Nullable StoredRun run, int round, String which) throws IOException {
        List<String> ledger = ledger(round);
        recordsInLedgers += ledger.size();
        if (run == null) {
            assertThat(ledger).as("%s left no run", which).isEmpty();
            return;
        }
        Map<String, Integer> times = new HashMap<>();
        List<JsonNode> died = new ArrayList<>();
        run.forEachFile(file -> {
            times.merge(file.get("file_path").asText(), 1, Integer::sum);
            if (file.get("error_type").asText("").equals("ProcessDied")) {
                died.add(file);
            }
        });
        assertThat(ledger).as(which).allMatch(file -> times.getOrDefault(file, 0) == 1);
        assertThat(times)
                .as(which)
                .allSatisfy((file, count) -> assertThat(count).as(file).isEqualTo(1));
        assertThat(times.size() - ledger.size())
                .as("%s: beyond the ledger, one file a thread", which)
                .isBetween(0, 2);
        assertThat(died).as(which).hasSizeLessThanOrEqualTo(2).allSatisfy(file -> assertThat(ledger)
                .doesNotContain(file.get("file_path").asText()));
        assertThat(run.text("status")).as(which).isEqualTo("aborted");
        assertThat(run.text("error_message")).isEqualTo("Process died before the command completed (recovered)");
        assertThat(run.isNull("exit_code")).isTrue();
        assertThat(run.number("total_files")).as(which).isEqualTo(times.size());
        assertThat(run.number("dropped_records")).as(which).isZero();
    }

    private Map<String, StoredRun> runsByRound() {
        Map<String, StoredRun> byRound = new HashMap<>();
        for (StoredRun run : folder().runs()) {
            byRound.put(run.metadata().at("/labels/round").asText(), run);
        }
        return byRound;
    }

    /** The whole lines of both ledgers: a last line may have been cut. */
    private List<String> ledger(int round) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String thread : new String[] {"a", "b"}) {
            if (Files.exists(ledger(round, thread))) {
                String text = Files.readString(ledger(round, thread), StandardCharsets.UTF_8);
                text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(lines::add);
            }
        }
        return lines;
    }

    private Path ledgers() {
        return temporary.resolve("ledgers");
    }

    private Path ledger(int round, String thread) {
        return ledgers().resolve(round + "-" + thread);
    }

    private ForkedJvm jvm(Jdk jdk, String more) {
        return ForkedJvm.on(jdk, temporary)
                .option(ForkedJvm.BOTH_COMPILERS)
                .agent("path=" + folder().path() + ",checkpoint=100ms" + more);
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
