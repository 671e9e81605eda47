package io.runtrack.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills an executor or the driver at any moment of a job, on each version of Spark. What executors did is in a ledger
 * that they keep themselves: what had returned is on record exactly once, in the driver's run or in one below it.
 */
@Slow
final class SparkStormIT {
    /** How many processes are killed; more by hand: {@code -Dspark.kills=20}. */
    private static final int KILLS = Integer.getInteger("spark.kills", 2);

    private static final int FILES = 400;
    private static final int LONGEST_MILLIS = 3_000; // about as long as the job takes

    @TempDir
    private Path folder;

    private long calls;

    /** The calls of one round, by their names. */
    private static final class Ledger {
        private final Set<String> begun = new HashSet<>();
        private final Set<String> returned = new HashSet<>();
    }

    @Test
    void whatHadReturnedIsOnRecordExactlyOnce() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            // All four pairs of a version and a victim, the first two of which share neither.
            SparkVersion spark = kill % 2 == 0 ? SparkVersion.SPARK_3_5 : SparkVersion.SPARK_4_0;
            boolean driver = (kill + kill / 2) % 2 == 1;
            int millis = random.nextInt(LONGEST_MILLIS);
            String which = "seed " + seed + ", kill " + kill + " of " + (driver ? "the driver" : "an executor") + " of "
                    + spark + " after " + millis + " ms";
            storm(spark, driver, millis, Files.createDirectories(folder.resolve("" + kill)), which);
        }
        System.out.println("storm on Spark: " + KILLS + " kills, " + calls
                + " calls that had returned, each of them on record exactly once");
    }

    private void storm(SparkVersion spark, boolean driver, int millis, Path round, String which) throws Exception {
        FinishedJvm ended;
        try (RunningJvm jvm = spark.application(Jdk.oldest(), round, "com.acme.spark.StormHost", "" + FILES)
                .start()) {
            Path ledger = round.resolve("ledger");
            while (executors(ledger).isEmpty()) {
                assertThat(jvm.isAlive()).as(which).isTrue();
                Thread.sleep(2);
            }
            Thread.sleep(millis);
            List<Long> executors = executors(ledger);
            long victim = driver ? jvm.pid() : executors.get(millis % executors.size());
            ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly); // unless it was quicker
            ended = jvm.await();
            for (long executor : executors(ledger)) {
                awaitEnd(executor);
            }
        }
        recover(round);
        List<StoredRun> runs = new TrackedFolder(round.resolve("runs")).runs();
        assertThat(runs).as(which).isNotEmpty();
        StoredRun run = runs.get(0);
        if (ended.exitCode() == 0) {
            assertThat(run.text("status")).as(which).isEqualTo("success");
            assertThat(run.number("total_files")).as(which).isEqualTo(FILES);
        } else {
            assertThat(ended.exitCode()).as(which + ended).isEqualTo(137);
            assertThat(run.text("status")).as(which).isEqualTo("aborted");
        }
        assertThat(runs.stream().skip(1)).as(which).allSatisfy(part -> {
            assertThat(part.text("parent_run_id")).isEqualTo(run.id());
            assertThat(part.text("worker")).startsWith("spark executor ");
        });
        assertCounted(runs, which);
        assertOnRecord(ledger(round.resolve("ledger")), runs, which);
        try (Stream<Path> journals =
                Files.list(round.resolve("runs/.spool").resolve(System.getProperty("user.name")))) {
            assertThat(journals).as(which).isEmpty();
        }
    }

    private void assertOnRecord(Ledger ledger, List<StoredRun> runs, String which) {
        Map<String, Integer> ended = new HashMap<>();
        Map<String, Integer> died = new HashMap<>();
        for (StoredRun run : runs) {
            for (JsonNode file : run.files()) {
                boolean isDead = file.path("error_type").asText().matches("ProcessDied|Aborted");
                (isDead ? died : ended).merge(file.get("agent_id").asText(), 1, Integer::sum);
            }
        }
        assertThat(ledger.returned.stream().filter(call -> ended.getOrDefault(call, 0) != 1))
                .as("%s: had returned, and is lost or twice there", which)
                .isEmpty();
        assertThat(ended.entrySet().stream().filter(call -> call.getValue() != 1))
                .as("%s: has ended twice", which)
                .isEmpty();
        assertThat(died.entrySet().stream().filter(call -> call.getValue() != 1))
                .as("%s: has died twice", which)
                .isEmpty();
        assertThat(ledger.begun.stream().filter(call -> !ended.containsKey(call) && !died.containsKey(call)))
                .as("%s: has vanished", which)
                .isEmpty();
        Set<String> unheard = new HashSet<>(ended.keySet());
        unheard.addAll(died.keySet());
        unheard.removeAll(ledger.begun);
        assertThat(unheard)
                .as("%s: what was killed before it could note its beginning", which)
                .hasSizeLessThanOrEqualTo(2);
        calls += ledger.returned.size();
    }

    /** Documents count by the last record of each file. */
    private static void assertCounted(List<StoredRun> runs, String which) {
        for (StoredRun run : runs) {
            Map<String, String> last = new HashMap<>();
            run.files()
                    .forEach(file -> last.put(
                            file.get("file_path").asText(), file.get("status").asText()));
            assertThat(run.number("total_files")).as(which).isEqualTo(last.size());
            assertThat(run.number("success_count"))
                    .as(which)
                    .isEqualTo(last.values().stream().filter("success"::equals).count());
        }
    }

    private static Ledger ledger(Path folder) throws IOException {
        Ledger ledger = new Ledger();
        for (long executor : executors(folder)) {
            for (String line : Files.readAllLines(folder.resolve("" + executor))) {
                String call = line.substring(line.indexOf(' ') + 1);
                (line.startsWith("begun ") ? ledger.begun : ledger.returned).add(call);
            }
        }
        return ledger;
    }

    /** The ledgers' names. */
    private static List<Long> executors(Path ledger) throws IOException {
        List<Long> pids = new ArrayList<>();
        try (Stream<Path> processes = Files.list(ledger)) {
            processes.forEach(
                    process -> pids.add(Long.valueOf(process.getFileName().toString())));
        }
        return pids;
    }

    /** They end by themselves once they find that their driver has gone. */
    private static void awaitEnd(long pid) throws InterruptedException {
        while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            Thread.sleep(50);
        }
    }

    private static void recover(Path round) {
        FinishedJvm recovery = ForkedJvm.on(Jdk.oldest(), round)
                .classPath(ForkedJvm.cliJar())
                .main(
                        "io.runtrack.cli.Main",
                        "recover",
                        "--path",
                        round.resolve("runs").toString())
                .run();
        assertThat(recovery.exitCode()).as(recovery::toString).isZero();
    }
}
