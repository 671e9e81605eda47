package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.TrackedFolder;
import io.runtrack.journal.Spool;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcer;
import io.runtrack.tracking.delivery.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many JVMs start at one moment, with a given id for all or without one, with one spool or each its own, while others
 * recover and list: every run is stored, and nobody says a word. With {@code -Dtogether=30} so many rounds of twenty
 * JVMs.
 */
@Slow
final class StartTogetherIT {
    private static final int ROUNDS = Integer.getInteger("together", 1);
    private static final int JVMS = ROUNDS == 1 ? 5 : 20;

    @TempDir
    private Path temporary;

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private int looks;

    @EachJdk
    void everyRunIsStored(Jdk jdk) throws Exception {
        rounds(jdk, false, true);
    }

    @EachJdk
    void everyRunIsStoredWithSpoolsOfTheirOwn(Jdk jdk) throws Exception {
        rounds(jdk, false, false);
    }

    @EachJdk
    void oneHasTheGivenId(Jdk jdk) throws Exception {
        rounds(jdk, true, true);
    }

    @EachJdk
    void oneHasTheGivenIdWithSpoolsOfTheirOwn(Jdk jdk) throws Exception {
        rounds(jdk, true, false);
    }

    private void rounds(Jdk jdk, boolean oneId, boolean oneSpool) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            round(jdk, Files.createDirectory(temporary.resolve("round-" + round)), oneId, oneSpool);
        }
        System.out.println(ROUNDS + " rounds of " + JVMS + " JVMs on " + jdk + (oneId ? ", one id" : ", no id")
                + (oneSpool ? ", one spool" : ", own spools") + ": all stored under the eyes of " + looks + " looks");
    }

    private void round(Jdk jdk, Path folder, boolean oneId, boolean oneSpool) throws Exception {
        TrackedFolder stored = new TrackedFolder(Files.createDirectory(folder.resolve("tracked")));
        AtomicBoolean over = new AtomicBoolean();
        Thread onlooker = new Thread(() -> look(stored.path(), spool(folder, oneSpool, 0), over));
        onlooker.start();
        try {
            TogetherStarted.run(JVMS, folder.resolve("gate"), i -> {
                ForkedJvm jvm = ForkedJvm.on(jdk, folder)
                        .agent("path=" + stored.path() + ",labels=jvm=" + i)
                        .environment(
                                "TRACKING_SPOOL", spool(folder, oneSpool, i).toString());
                return oneId ? jvm.environment("TRACKING_RUN_ID", "job-42") : jvm;
            });
        } finally {
            over.set(true);
            onlooker.join();
        }
        assertThat(complaints).isEmpty();
        TogetherStarted.assertWhole(JVMS, stored);
        if (oneId) {
            TogetherStarted.assertOneHasTheId("job-42", stored);
        }
        for (int i = 0; i < JVMS; i++) {
            assertThat(spool(folder, oneSpool, i)).isEmptyDirectory();
        }
    }

    /** The folder is made by whoever comes first. */
    private static Path spool(Path folder, boolean one, int jvm) {
        return folder.resolve("spools").resolve(one ? "one" : "own-" + jvm);
    }

    /** What {@code recover} and {@code runs list} do, in a loop. */
    private void look(Path tracked, Path spool, AtomicBoolean over) {
        Diagnostics heard = new Diagnostics() {
            @Override
            public void warn(String key, String message) {
                complaints.add(message);
            }

            @Override
            public void failure(String where, Throwable problem) {
                complaints.add(where + ": " + problem);
            }

            @Override
            public void debug(String message) {}
        };
        try (TrackingStorage storage = TrackingStorage.open(tracked.toString())) {
            while (!over.get()) {
                Recovery recovery =
                        new Recovery(Spool.open(spool, complaints::add), destination -> storage, Announcer.NONE, heard);
                recovery.recover(header -> true).forEach(run -> complaints.add("recovered " + run));
                RunListing listing = storage.listRuns(Instant.now().minusSeconds(3_600), Instant.now(), run -> true);
                listing.unreadable().forEach(document -> complaints.add(document.toString()));
                looks++;
            }
        } catch (IOException | RuntimeException failure) {
            complaints.add(failure.toString());
        }
    }

    @EachJdk
    void theCommandLineFindsNothingToSay(Jdk jdk) throws Exception {
        TrackedFolder stored = new TrackedFolder(Files.createDirectory(temporary.resolve("tracked")));
        List<RunningJvm> looking = new ArrayList<>();
        Path gate = temporary.resolve("gate");
        TogetherStarted.run(3, gate, i -> {
            looking.add(commandLine(jdk, stored.path(), i == 0 ? Stream.of("recover") : Stream.of("runs", "list")));
            return ForkedJvm.on(jdk, temporary)
                    .agent("path=" + stored.path() + ",labels=jvm=" + i)
                    .environment("TRACKING_RUN_ID", "job-43");
        });
        for (RunningJvm jvm : looking) {
            FinishedJvm ended = jvm.await();
            assertThat(ended.exitCode()).as("%s", ended).isZero();
            assertThat(ended.errors().lines()).allMatch(line -> line.matches("(nothing|no such runs|[0-9]+ run).*"));
        }
        TogetherStarted.assertWhole(3, stored);
        TogetherStarted.assertOneHasTheId("job-43", stored);
    }

    private RunningJvm commandLine(Jdk jdk, Path path, Stream<String> arguments) {
        return ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .environment("TRACKING_PATH", path.toString())
                .main("io.runtrack.cli.Main", arguments.toArray(String[]::new))
                .start();
    }
}
