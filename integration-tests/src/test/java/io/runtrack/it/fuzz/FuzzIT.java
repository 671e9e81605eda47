package io.runtrack.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated programs do and show the same with the agent and without it, beside another agent too, and leave the
 * records that a model of the contract foretells. The build runs a few batches of a fixed seed; {@code -Pfuzz} goes on
 * for an hour from a seed of its own.
 */
@Slow
final class FuzzIT {
    private static final int PROGRAMS_OF_EACH_FLAVOUR = 20;
    private static final int BATCHES = Integer.getInteger("fuzz.batches", 2);
    private static final int MINUTES = Integer.getInteger("fuzz.minutes", 0);
    private static final String SEED = System.getProperty("fuzz.seed", "1");

    @TempDir
    private Path temporary;

    private long programs;
    private long calls;
    private long records;

    /** Half of the time is for each of the two JDKs. */
    @EachJdk
    void generatedProgramsAreNotDisturbedAndRecordedAsForetold(Jdk jdk) throws IOException {
        long first = SEED.equals("random") ? new SecureRandom().nextInt(1_000_000_000) : Long.parseLong(SEED);
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos() / 2;
        int batch = 0;
        while (batch < BATCHES || System.nanoTime() < end) {
            run(jdk, first + batch++);
        }
        System.out.println("fuzz on " + jdk + ": seeds " + first + " to " + (first + batch - 1) + ", " + programs
                + " programs, " + calls + " calls, " + records + " records as foretold");
    }

    private void run(Jdk jdk, long seed) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("seed" + seed));
        Batch batch = Batch.of(seed, jdk, PROGRAMS_OF_EACH_FLAVOUR);
        Findings findings = findings(batch, new FuzzedJvms(jdk, folder));
        assertThat(findings.differences()).as(() -> findings.report(batch)).isEmpty();
        programs += batch.programs().size();
        calls += findings.calls();
        records += findings.records();
        delete(folder);
    }

    private static Findings findings(Batch batch, FuzzedJvms jvms) throws IOException {
        batch.compile(Files.createDirectory(jvms.folder().resolve("source")), jvms.classes());
        Findings findings = new Findings(batch.programs());
        FinishedJvm plain = jvms.run(batch, FuzzedJvms.Agents.NONE);
        findings.compareOutput("JVM without agents", plain);
        for (FuzzedJvms.Agents agents : batch.agents()) {
            findings.compareJvms(agents.name(), jvms.run(batch, agents), plain);
            findings.compareRecords(agents.name(), StoredRecords.in(jvms.tracked(agents), "fuzz-host"));
        }
        return findings;
    }

    /** An hour's batches are many files. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
