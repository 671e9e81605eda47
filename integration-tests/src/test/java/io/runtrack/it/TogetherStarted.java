package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.StartsTogether;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/** JVMs of {@link StartsTogether} that are let go at one moment, and what they have to leave. For one thread. */
public final class TogetherStarted {
    private static final String RANDOM_ID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private TogetherStarted() {}

    /**
     * Starts JVMs, lets them go when all are ready, and waits for their ends. None may say a word.
     *
     * @param gate a file that is not there yet
     * @param jvms the JVM of a number, without its main class; to label its runs {@code jvm=NUMBER}
     */
    public static void run(int count, Path gate, IntFunction<ForkedJvm> jvms) throws IOException {
        List<RunningJvm> running = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                running.add(jvms.apply(i)
                        .option("-Xmx48m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                        .main(StartsTogether.class, gate.toString())
                        .start());
            }
            for (RunningJvm jvm : running) {
                jvm.awaitLine("ready");
            }
            Files.createFile(gate);
            for (RunningJvm jvm : running) {
                FinishedJvm ended = jvm.await();
                assertThat(ended.exitCode()).as("%s", ended).isZero();
                assertThat(ended.errors()).isEmpty();
            }
        } finally {
            running.forEach(RunningJvm::close);
        }
    }

    /** Every run is stored whole. */
    public static void assertWhole(int count, TrackedFolder stored) {
        for (String command : List.of("outer", "inner")) {
            Map<String, StoredRun> runs = byJvm(command, stored);
            assertThat(runs).hasSize(count);
            for (StoredRun run : runs.values()) {
                assertThat(run.text("status")).isEqualTo("success");
                assertThat(run.text("run_id")).isEqualTo(run.id());
                assertThat(run.number("dropped_records")).isZero();
                assertThat(run.files()).singleElement().satisfies(file -> {
                    assertThat(file.get("run_id").asText()).isEqualTo(run.id());
                    assertThat(file.get("file_path").asText()).isEqualTo(command + ".wav");
                });
            }
        }
        assertThat(stored.runs()).hasSize(2 * count);
    }

    /** One has the id, the others are its children; and whatever an outer run is called, its inner one names it. */
    public static void assertOneHasTheId(String id, TrackedFolder stored) {
        Map<String, StoredRun> outer = byJvm("outer", stored);
        assertThat(outer.values())
                .filteredOn(run -> run.id().equals(id))
                .singleElement()
                .satisfies(run -> assertThat(run.isNull("parent_run_id")).isTrue());
        assertThat(outer.values()).filteredOn(run -> !run.id().equals(id)).allSatisfy(run -> {
            assertThat(run.id()).matches(RANDOM_ID);
            assertThat(run.text("parent_run_id")).isEqualTo(id);
        });
        byJvm("inner", stored).forEach((jvm, run) -> assertThat(run.text("parent_run_id"))
                .isEqualTo(Objects.requireNonNull(outer.get(jvm)).id()));
    }

    private static Map<String, StoredRun> byJvm(String command, TrackedFolder stored) {
        Map<String, StoredRun> runs = new HashMap<>();
        for (StoredRun run : stored.runs()) {
            if (run.text("command").equals(command)) {
                assertThat(runs.put(run.metadata().at("/labels/jvm").asText(), run))
                        .isNull();
            }
        }
        return runs;
    }
}
