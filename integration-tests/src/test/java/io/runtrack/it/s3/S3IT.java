package io.runtrack.it.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.FaultyProxy.Fault;
import io.runtrack.fixtures.S3Server;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A tracking path in S3: what is stored, what the host notices, and what an outage of the storage costs. */
final class S3IT {
    /**
     * Of a JVM that waits 8 seconds for its storage, on a busy machine; without an end to the waiting it would take
     * minutes.
     */
    private static final Duration LONGEST_END = Duration.ofSeconds(45);

    @TempDir
    static Path data;

    private static S3Server server;

    private static int buckets;

    @TempDir
    private Path temporary;

    private final String bucket = "nightly" + buckets++;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(S3Server.Kind.S3MOCK, data.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void createBucket() throws IOException {
        server.createBucket(bucket);
    }

    @EachJdk
    void aRunIsStoredAndTheHostNoticesNothing(Jdk jdk) {
        FinishedJvm jvm = agent(jdk, server.port()).main(OneFileJob.class).run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        StoredRun run = stored().onlyRun();
        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.number("checkpoint_ms")).isEqualTo(30_000);
        assertThat(run.files()).hasSize(1);
        assertThat(run.files().get(0).get("file_path").asText()).isEqualTo("/in/one.wav");
        assertThat(spool()).isEmptyDirectory();
    }

    @EachJdk
    void aKilledProcessesRunIsFinishedByTheNext(Jdk jdk) {
        try (RunningJvm jvm =
                agent(jdk, server.port()).main(Endings.class, "wait").start()) {
            jvm.awaitLine("holding").kill();
        }
        assertThat(agent(jdk, server.port()).main(OneFileJob.class).run().errors())
                .isEmpty();

        StoredRun died = stored().run("ending");
        assertThat(died.text("status")).isEqualTo("aborted");
        assertThat(died.files()).hasSize(2);
        assertThat(died.files().get(1).get("error_type").asText()).isEqualTo("ProcessDied");
        assertThat(stored().run("one-file").text("status")).isEqualTo("success");
    }

    @EachJdk
    void aStorageThatIsGoneForTheWholeRunIsWarnedAboutOnceAndFilledByRecover(Jdk jdk) throws IOException {
        try (FaultyProxy proxy = FaultyProxy.before(server.port())) {
            proxy.faults(request -> Fault.refusal(503));
            FinishedJvm jvm = agent(jdk, proxy.port(), "8s")
                    .main(TalkativeJob.class, "1000", "quietly")
                    .timeout(LONGEST_END)
                    .run();

            assertThat(jvm.exitCode()).isZero();
            assertThat(jvm.output()).isEqualTo("done\n");
            assertThat(jvm.hostErrorLines()).isEmpty();
            assertThat(jvm.agentLines()).hasSizeLessThanOrEqualTo(2);
            assertThat(jvm.errors()).doesNotContain(S3Server.key(), S3Server.secret());

            proxy.faults(request -> Fault.NONE);
            assertThat(recover(jdk, proxy.port()).errors()).contains("1 run recovered");
        }
        StoredRun run = stored().onlyRun();
        assertThat(run.text("status")).isEqualTo("success");
        assertThat(run.number("total_files")).isEqualTo(1000);
        assertThat(run.files()).hasSize(1000);
        assertThat(spool()).isEmptyDirectory();
    }

    @Slow
    @EachJdk
    void aStorageThatAnswersSlowlyHoldsUpNeitherTheHostNorItsEnd(Jdk jdk) throws IOException {
        try (FaultyProxy proxy = FaultyProxy.before(server.port())) {
            proxy.faults(request -> Fault.slow(5_000));
            try (RunningJvm jvm = agent(jdk, proxy.port(), "8s")
                    .defaultSignals()
                    .main(Endings.class, "wait")
                    .timeout(LONGEST_END)
                    .start()) {
                assertThat(jvm.awaitLine("holding").signal("TERM").await().exitCode())
                        .isEqualTo(143);
            }
            proxy.faults(request -> Fault.NONE);
            recover(jdk, proxy.port());
        }
        assertThat(stored().onlyRun().text("error_message")).isEqualTo("Command aborted by user (signal 15)");
    }

    @EachJdk
    void aBucketThatIsNotThereIsOneMessageThatNamesIt(Jdk jdk) {
        FinishedJvm jvm = environment(ForkedJvm.on(jdk, temporary), server.port())
                .agent("path=s3://no-such-bucket/runs,shutdown.timeout=40s,spool=" + spool())
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        assertThat(jvm.agentLines())
                .anySatisfy(line -> assertThat(line).contains("no-such-bucket", "create the bucket"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @EachJdk
    void halfAKeyIsOneMessageAndTheHostGoesOn(Jdk jdk) {
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=s3://nightly/runs")
                .environment("AWS_ACCESS_KEY_ID", S3Server.key())
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        assertThat(jvm.errors().lines()).singleElement().asString().contains("AWS_SECRET_ACCESS_KEY");
    }

    @EachJdk
    void theCommandLineReadsItBack(Jdk jdk) {
        agent(jdk, server.port()).main(OneFileJob.class).run();

        FinishedJvm list = commandLine(jdk, server.port(), "runs", "list", "--format", "csv");
        assertThat(list.errors()).isEmpty();
        assertThat(list.output()).contains("one-file", "success");
        String id = stored().onlyRun().id();
        FinishedJvm show = commandLine(jdk, server.port(), "runs", "show", id.substring(0, 8), "--files");
        assertThat(show.errors()).isEmpty();
        assertThat(show.output()).contains(id, "/in/one.wav");
    }

    @EachJdk
    void anIdThatIsStoredAlreadyBecomesTheParents(Jdk jdk) {
        for (int i = 0; i < 2; i++) {
            agent(jdk, server.port())
                    .environment("TRACKING_RUN_ID", "nightly-7")
                    .main(OneFileJob.class)
                    .run();
        }

        List<StoredRun> runs = stored().runs();
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).id()).isEqualTo("nightly-7");
        assertThat(runs.get(1).text("parent_run_id")).isEqualTo("nightly-7");
    }

    @Slow
    @EachJdk
    void ofJvmsThatStartTogetherWithOneIdOneHasIt(Jdk jdk) throws IOException {
        try (FaultyProxy proxy = FaultyProxy.before(server.port())) {
            proxy.faults(request -> Fault.slow(120));
            TogetherStarted.run(4, temporary.resolve("gate"), i -> environment(
                            ForkedJvm.on(jdk, temporary), proxy.port())
                    .environment("TRACKING_RUN_ID", "job-42")
                    .environment(
                            "TRACKING_SPOOL", temporary.resolve("spool-" + i).toString())
                    .agent("path=" + path() + ",labels=jvm=" + i + ",shutdown.timeout=40s")); // on a busy machine, too
        }
        TogetherStarted.assertWhole(4, stored());
        TogetherStarted.assertOneHasTheId("job-42", stored());
    }

    private FinishedJvm recover(Jdk jdk, int port) {
        return commandLine(jdk, port, "recover", "--spool", spool().toString());
    }

    private FinishedJvm commandLine(Jdk jdk, int port, String... arguments) {
        return environment(ForkedJvm.on(jdk, temporary), port)
                .environment("TRACKING_PATH", path())
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", arguments)
                .run();
    }

    private ForkedJvm agent(Jdk jdk, int port) {
        return agent(jdk, port, "40s"); // on a busy machine, too
    }

    private ForkedJvm agent(Jdk jdk, int port, String longestEnd) {
        return environment(ForkedJvm.on(jdk, temporary), port)
                .agent("path=" + path() + ",spool=" + spool() + ",shutdown.timeout=" + longestEnd);
    }

    private static ForkedJvm environment(ForkedJvm jvm, int port) {
        S3Server.environment(port).forEach(jvm::environment);
        return jvm;
    }

    private String path() {
        return "s3://" + bucket + "/team/runs";
    }

    private Path spool() {
        return temporary.resolve("spool");
    }

    private TrackedFolder stored() {
        return BucketCopy.of(server, bucket, "team/runs", temporary.resolve("copy"));
    }
}
