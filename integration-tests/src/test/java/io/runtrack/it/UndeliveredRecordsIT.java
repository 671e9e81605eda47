package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.Endings;
import io.runtrack.it.host.ShutdownHooks;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that ends before its storage holds all that it has recorded says so, in one line that names the spool and the
 * remedy.
 */
final class UndeliveredRecordsIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aStorageThatDoesNotAnswerIsSaidHoweverTheJvmEnds(Jdk jdk) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RunningJvm returning = azure(jdk, silent.getLocalPort())
                        .main(Endings.class, "files", "success")
                        .start();
                RunningJvm implicit = azure(jdk, silent.getLocalPort())
                        .main(ShutdownHooks.class, "record-late")
                        .start();
                RunningJvm exiting = azure(jdk, silent.getLocalPort())
                        .main(Endings.class, "exit", "3")
                        .start();
                RunningJvm stopped = azure(jdk, silent.getLocalPort())
                        .main(Endings.class, "wait")
                        .start()) {
            stopped.awaitLine("holding").signal("TERM");

            List.of(returning, implicit, exiting, stopped).forEach(jvm -> assertThatItSaysWhatWaits(jvm.await()));
        }
    }

    @EachJdk
    void aStorageThatRefusesIsSaidToo(Jdk jdk) throws IOException {
        int nobody;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            nobody = closedAtOnce.getLocalPort();
        }
        assertThatItSaysWhatWaits(
                azure(jdk, nobody).main(Endings.class, "files", "success").run());
    }

    @EachJdk
    void theCommandThatItNamesDeliversWhatWaits(Jdk jdk) throws IOException {
        Path tracked = Files.createDirectory(temporary.resolve("tracked"));
        Path inTheWay = Files.createFile(tracked.resolve("run_metadata"));
        assertThatItSaysWhatWaits(ForkedJvm.on(jdk, temporary)
                .agent("path=" + tracked + ",spool=" + spool())
                .main(Endings.class, "files", "success")
                .run());

        Files.delete(inTheWay);
        ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", "recover", "--spool", spool().toString())
                .run();
        assertThat(new TrackedFolder(tracked).onlyRun().text("status")).isEqualTo("success");
        assertThat(new TrackedFolder(tracked).onlyRun().files()).hasSize(1);
    }

    @EachJdk
    void ofTheRunsThatWaitForOneIdOneHasItWhenProcessesRecoverThemAtOnce(Jdk jdk) throws IOException {
        Path tracked = Files.createDirectory(temporary.resolve("tracked"));
        Path inTheWay = Files.createFile(tracked.resolve("run_metadata"));
        for (int i = 0; i < 4; i++) {
            assertThatItSaysWhatWaits(ForkedJvm.on(jdk, temporary)
                    .agent("path=" + tracked + ",spool=" + spool())
                    .environment("TRACKING_RUN_ID", "job-44")
                    .main(Endings.class, "files", "success")
                    .run());
        }
        Files.delete(inTheWay);

        ForkedJvm recover = ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", "recover", "--spool", spool().toString());
        List<RunningJvm> recovering = List.of(recover.start(), recover.start(), recover.start());
        for (RunningJvm jvm : recovering) {
            FinishedJvm ended = jvm.await();
            assertThat(ended.exitCode()).as("%s", ended).isZero();
            assertThat(ended.errors().lines()).allMatch(line -> line.matches("(nothing|[1-4] runs?) recovered.*"));
        }

        List<StoredRun> runs = new TrackedFolder(tracked).runs();
        assertThat(runs).hasSize(4).allSatisfy(run -> {
            assertThat(run.text("status")).isEqualTo("success");
            assertThat(run.files()).hasSize(1);
            assertThat(run.metadata().get("parent_run_id").asText())
                    .isEqualTo(run.id().equals("job-44") ? "null" : "job-44");
        });
        assertThat(runs).extracting(StoredRun::id).containsOnlyOnce("job-44");
        assertThat(spool()).isEmptyDirectory();
    }

    private void assertThatItSaysWhatWaits(FinishedJvm jvm) {
        assertThat(jvm.agentLines())
                .filteredOn(line -> line.contains("wait in " + spool() + ";"))
                .singleElement()
                .asString()
                .contains("runtrack recover --spool " + spool());
    }

    private ForkedJvm azure(Jdk jdk, int port) {
        return ForkedJvm.on(jdk, temporary)
                .agent("path=azure://tracked,shutdown.timeout=1s,spool=" + spool())
                .environment(
                        "AZURE_STORAGE_CONNECTION_STRING",
                        "DefaultEndpointsProtocol=http;AccountName=account;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:"
                                + port + "/account;")
                .defaultSignals();
    }

    private Path spool() {
        return temporary.resolve("spool");
    }
}
