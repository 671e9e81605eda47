package io.runtrack.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Azurite;
import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.FaultyProxy.Fault;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.TogetherStarted;
import io.runtrack.it.host.Endings;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.TalkativeJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A tracking path in Azure: what is stored, what the host notices, and what an outage of the storage costs. */
final class AzureIT {
    /**
     * Of a JVM that waits 8 seconds for its storage, on a busy machine; without an end to the waiting it would take
     * minutes.
     */
    private static final Duration LONGEST_END = Duration.ofSeconds(45);

    @TempDir
    static Path data;

    private static Azurite azurite;

    @TempDir
    private Path temporary;

    private static int containers;

    private final String container = "nightly" + containers++;

    @BeforeAll
    static void start() throws IOException {
        azurite = Azurite.start(data);
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @EachJdk
    void aRunIsStoredAndTheHostNoticesNothing(Jdk jdk) {
        FinishedJvm jvm = agent(jdk, azurite.connectionString())
                .environment("AZURE_LOG_LEVEL", "verbose") // which is meant for an SDK of the host's
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        StoredRun run = stored().onlyRun();
        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.number("checkpoint_ms")).isEqualTo(30_000);
        assertThat(run.files()).hasSize(1);
        assertThat(run.files().get(0).get("file_path").asText()).isEqualTo("/in/one.wav");
        assertThat(spooled()).isEmpty();
    }

    @EachJdk
    void aKilledProcessesRunIsFinishedByTheNext(Jdk jdk) {
        try (RunningJvm jvm = agent(jdk, azurite.connectionString())
                .main(Endings.class, "wait")
                .start()) {
            jvm.awaitLine("holding").kill();
        }
        assertThat(agent(jdk, azurite.connectionString())
                        .main(OneFileJob.class)
                        .run()
                        .errors())
                .isEmpty();

        StoredRun died = stored().run("ending");
        assertThat(died.text("status")).isEqualTo("aborted");
        assertThat(died.files()).hasSize(2);
        assertThat(died.files().get(1).get("error_type").asText()).isEqualTo("ProcessDied");
        assertThat(stored().run("one-file").text("status")).isEqualTo("success");
    }

    @EachJdk
    void aStorageThatIsGoneForTheWholeRunIsWarnedAboutOnceAndFilledByRecover(Jdk jdk) throws IOException {
        try (FaultyProxy proxy = FaultyProxy.before(azurite.port())) {
            String connection = Azurite.connectionString(proxy.port());
            proxy.faults(request -> Fault.refusal(503));
            FinishedJvm jvm = agent(jdk, connection, "8s")
                    .main(TalkativeJob.class, "1000", "quietly")
                    .timeout(LONGEST_END)
                    .run();

            assertThat(jvm.exitCode()).isZero();
            assertThat(jvm.output()).isEqualTo("done\n");
            assertThat(jvm.hostErrorLines()).isEmpty();
            assertThat(jvm.agentLines()).hasSizeLessThanOrEqualTo(2);
            assertThat(jvm.errors()).doesNotContain(Azurite.key());

            proxy.faults(request -> Fault.NONE);
            FinishedJvm recovered = recover(jdk, connection);
            assertThat(recovered.errors()).contains("1 run recovered");
        }
        StoredRun run = stored().onlyRun();
        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.number("total_files")).isEqualTo(1000);
        assertThat(run.files()).hasSize(1000);
        assertThat(spooled()).isEmpty();
    }

    @Slow
    @EachJdk
    void aStorageThatAnswersSlowlyHoldsUpNeitherTheHostNorItsEnd(Jdk jdk) throws IOException {
        try (FaultyProxy proxy = FaultyProxy.before(azurite.port())) {
            proxy.faults(request -> Fault.slow(5_000));
            try (RunningJvm jvm = agent(jdk, Azurite.connectionString(proxy.port()), "8s")
                    .defaultSignals()
                    .main(Endings.class, "wait")
                    .timeout(LONGEST_END)
                    .start()) {
                assertThat(jvm.awaitLine("holding").signal("TERM").await().exitCode())
                        .isEqualTo(143);
            }
            proxy.faults(request -> Fault.NONE);
            recover(jdk, Azurite.connectionString(proxy.port()));
        }
        assertThat(stored().onlyRun().text("error_message")).isEqualTo("Command aborted by user (signal 15)");
    }

    @EachJdk
    void anAccountThatNothingNamesIsOneMessageAndTheHostGoesOn(Jdk jdk) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=azure://nightly/runs")
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        assertThat(jvm.errors().lines()).singleElement().asString().contains("AZURE_STORAGE_CONNECTION_STRING");
    }

    @EachJdk
    void theCommandLineReadsItBack(Jdk jdk) {
        agent(jdk, azurite.connectionString()).main(OneFileJob.class).run();

        FinishedJvm list = commandLine(jdk, azurite.connectionString(), "runs", "list", "--format", "csv");
        assertThat(list.errors()).isEmpty();
        assertThat(list.output()).contains("one-file", "success");
        String id = stored().onlyRun().id();
        FinishedJvm show = commandLine(jdk, azurite.connectionString(), "runs", "show", id.substring(0, 8), "--files");
        assertThat(show.errors()).isEmpty();
        assertThat(show.output()).contains(id, "/in/one.wav");
    }

    @EachJdk
    void anIdThatIsStoredAlreadyBecomesTheParents(Jdk jdk) {
        for (int i = 0; i < 2; i++) {
            ForkedJvm host = agent(jdk, azurite.connectionString());
            host.environment("TRACKING_RUN_ID", "nightly-7")
                    .environment("TRACKING_SHUTDOWN_TIMEOUT", "40s") // on a busy machine, too
                    .main(OneFileJob.class)
                    .run();
        }

        List<StoredRun> runs = stored().runs();
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).id()).isEqualTo("nightly-7");
        assertThat(runs.get(1).id()).hasSize(36);
        assertThat(runs.get(1).text("parent_run_id")).isEqualTo("nightly-7");
        assertThat(runs.get(1).files().get(0).get("run_id").asText())
                .isEqualTo(runs.get(1).id());
    }

    @Slow
    @EachJdk
    void ofJvmsThatStartTogetherWithOneIdOneHasIt(Jdk jdk) throws IOException {
        try (FaultyProxy proxy = FaultyProxy.before(azurite.port())) {
            proxy.faults(request -> Fault.slow(120));
            TogetherStarted.run(4, temporary.resolve("gate"), i -> ForkedJvm.on(jdk, temporary)
                    .environment("AZURE_STORAGE_CONNECTION_STRING", Azurite.connectionString(proxy.port()))
                    .environment("TRACKING_RUN_ID", "job-42")
                    .environment(
                            "TRACKING_SPOOL", temporary.resolve("spool-" + i).toString())
                    .agent("path=" + path() + ",labels=jvm=" + i + ",shutdown.timeout=40s")); // on a busy machine, too
        }
        TogetherStarted.assertWhole(4, stored());
        TogetherStarted.assertOneHasTheId("job-42", stored());
    }

    private FinishedJvm recover(Jdk jdk, String connection) {
        return commandLine(jdk, connection, "recover", "--spool", spool().toString());
    }

    private FinishedJvm commandLine(Jdk jdk, String connection, String... arguments) {
        return ForkedJvm.on(jdk, temporary)
                .environment("TRACKING_PATH", path())
                .environment("AZURE_STORAGE_CONNECTION_STRING", connection)
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", arguments)
                .run();
    }

    private ForkedJvm agent(Jdk jdk, String connection) {
        return agent(jdk, connection, "40s"); // on a busy machine, too
    }

    private ForkedJvm agent(Jdk jdk, String connection, String longestEnd) {
        return ForkedJvm.on(jdk, temporary)
                .environment("AZURE_STORAGE_CONNECTION_STRING", connection)
                .agent("path=" + path() + ",spool=" + spool() + ",shutdown.timeout=" + longestEnd);
    }

    private String path() {
        return "azure://" + container + "/team/runs";
    }

    private Path spool() {
        return temporary.resolve("spool");
    }

    private List<Path> spooled() {
        try (Stream<Path> left = Files.list(spool())) {
            return left.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrackedFolder stored() {
        return AzureContainerCopy.of(azurite.connectionString(), container, "team/runs", temporary.resolve("copy"));
    }
}
