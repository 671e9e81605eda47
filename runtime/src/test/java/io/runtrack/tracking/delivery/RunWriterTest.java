package io.runtrack.tracking.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.journal.InFlightFile;
import io.runtrack.journal.Spool;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import io.runtrack.storage.StaleRuns;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.folder.LocalFolder;
import io.runtrack.tracking.BreakingStore;
import io.runtrack.tracking.ListedJournal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWriterTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00.000001Z");
    private static final int FILES = 24;
    private static final String OWN = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private static final List<RunStep> STEPS = Stream.of("read", "sort", "write")
            .map(name -> new RunStep(name, "completed", START, START, 8, 7, 0, 1, null, null))
            .toList();

    @TempDir
    Path folder;

    private Path tracking;
    private ListedJournal journal;

    @BeforeEach
    void prepare() throws IOException {
        begin("whole");
    }

    private void begin(String name) throws IOException {
        tracking = Files.createDirectories(folder.resolve(name).resolve("tracking"));
        journal = new ListedJournal(Files.createDirectories(folder.resolve(name).resolve("journal")));
    }

    @Test
    void storesOnlyTheRunsThatHaveEnded() throws IOException {
        journal.add(started(1, "first"));
        journal.add(started(2, "second"));
        journal.add(file(2, 1));
        journal.add(ended(1));
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.fresh(journal, target(storage))) {
            writer.drain(Integer.MAX_VALUE);
            writer.storeEnded(false);

            assertThat(writer.isDone()).isFalse();
            assertThat(run(storage, "first").status()).isEqualTo(RunStatus.SUCCESS);
            assertThat(run(storage, "second").status()).isEqualTo(RunStatus.RUNNING);
            assertThat(run(storage, "second").successCount()).isEqualTo(1);
        }
    }

    @Test
    void describesARunAnewThatGoesOn() throws IOException {
        journal.add(started(1, "app"));
        journal.add(new JournalEntry.RunDescribed(
                1, new RunDescription("nightly", "load", "c.yaml", "2026-11-23", Map.of("job", "7"))));
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.fresh(journal, target(storage))) {
            writer.drain(Integer.MAX_VALUE);
            writer.publishRunning(START);
            assertThat(run(storage, "app").command()).isEqualTo("nightly");
        }

        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter another = RunWriter.resume(journal, target(storage))) {
            another.drain(Integer.MAX_VALUE);
            another.endDied(List.of(), START);
            another.storeEnded(true);

            RunMetadata died = run(storage, "app");
            assertThat(died.status()).isEqualTo(RunStatus.ABORTED);
            assertThat(died.command() + " " + died.subcommand()).isEqualTo("nightly load");
            assertThat(died.configPath() + " " + died.targetDate()).isEqualTo("c.yaml 2026-11-23");
            assertThat(died.labels()).containsEntry("job", "7");
            assertThat(died.startedAt()).isEqualTo(START);
        }
    }

    /** A busy host appends as fast as it is read: documents and heartbeat must not wait for an end that never comes. */
    @Test
    void stopsReadingWhenItHasReadAsMuchAsItWasAskedTo() throws IOException {
        journal.add(started(1, "busy"));
        for (int i = 0; i < 10; i++) {
            journal.add(file(1, i));
        }
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.fresh(journal, target(storage))) {
            assertThat(writer.drain(4)).isEqualTo(4);
            writer.publishRunning(START);
            assertThat(run(storage, "busy").successCount()).isEqualTo(3);

            assertThat(writer.drain(Integer.MAX_VALUE)).isEqualTo(7);
            writer.publishRunning(START);
            assertThat(run(storage, "busy").successCount()).isEqualTo(10);
        }
    }

    /**
     * A host whose commands are many and short gets ahead of the writer: it must not pay with its own descriptors and
     * heap.
     */
    @Test
    void holdsNoFileOpenForRunsThatHaveEnded() throws IOException {
        int runs = 100;
        for (int run = 1; run <= runs; run++) {
            journal.add(started(run, "short-" + run));
            journal.add(file(run, 1));
            journal.add(ended(run));
        }
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.fresh(journal, target(storage))) {
            long before = openDescriptors();
            writer.drain(Integer.MAX_VALUE);
            assertThat(openDescriptors() - before).isLessThan(runs / 2);

            writer.storeEnded(false);
            assertThat(writer.isDone()).isTrue();
            for (int run = 1; run <= runs; run++) {
                assertThat(files(storage, run(storage, "short-" + run))).hasSize(1);
            }
        }
    }

    /** Who was cut off from the storage for long may have been taken for dead: what was said of him then is final. */
    @Test
    void leavesARunAsAnotherHasClosedIt() throws IOException {
        journal.add(started(1, "cut-off"));
        journal.add(file(1, 1));
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.fresh(journal, target(storage))) {
            writer.drain(Integer.MAX_VALUE);
            writer.publishRunning(START);
            assertThat(new StaleRuns(storage).close(run(storage, "cut-off"), START.plusSeconds(600)))
                    .isPresent();

            writer.publishRunning(START.plusSeconds(601));
            assertThat(run(storage, "cut-off").status()).isEqualTo(RunStatus.ABORTED);
            journal.add(file(1, 2));
            journal.add(ended(1));
            writer.drain(Integer.MAX_VALUE);
            writer.storeEnded(true);

            assertThat(writer.isDone()).isTrue();
            RunMetadata closed = run(storage, "cut-off");
            assertThat(closed.status()).isEqualTo(RunStatus.ABORTED);
            assertThat(closed.completedAt()).isEqualTo(START);
            assertThat(closed.totalFiles()).as("as many as its log has").isEqualTo(2);
            assertThat(files(storage, closed)).hasSize(2);
        }
    }

    /**
     * The process that finds the run closed ends it by itself; a clock, its own or the other's, need not show any
     * silence.
     */
    @Test
    void countsWhatItHasStoredOfARunThatAnotherHasClosed() throws IOException {
        journal.add(started(1, "paused"));
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.fresh(journal, target(storage))) {
            writer.drain(Integer.MAX_VALUE);
            writer.publishRunning(START);
            close("paused");
            journal.add(file(1, 1));
            journal.add(new JournalEntry.EmailRecorded(
                    1, EmailResult.builder(EmailStatus.SENT).email("a@b.com").build()));
            writer.drain(Integer.MAX_VALUE);
            assertThat(writer.closedByOthers()).isEmpty();
            writer.publishRunning(START.plusSeconds(1));
            assertThat(writer.closedByOthers()).containsOnlyKeys(1);

            journal.add(ended(1));
            writer.drain(Integer.MAX_VALUE);
            writer.storeEnded(true);
            assertThat(writer.closedByOthers()).isEmpty();
            RunMetadata closed = run(storage, "paused");
            assertThat(closed.status()).isEqualTo(RunStatus.ABORTED);
            assertThat(closed.totalFiles()).isEqualTo(1);
            assertThat(closed.emailResults()).hasSize(1);
            assertThat(files(storage, closed)).hasSize(1);
        }
    }

    /** In the storage, as recover --stale does, from another process. */
    private void close(String id) throws IOException {
        try (TrackingStorage storage = open(LocalFolder.at(tracking))) {
            assertThat(new StaleRuns(storage).close(run(storage, id), START.plusSeconds(600)))
                    .isPresent();
        }
    }

    /** As two runs of one given id leave it that went on at once while the storage was away. */
    @Test
    void leavesTheGivenIdToARunThatWasStoredMeanwhile() throws IOException {
        leaveUnstored();
        storeAnother();

        finishAsAnotherProcess();

        assertOwnIdBesideAnother();
    }

    @Test
    void storesARunUnderTheIdThatItGotWhereverItIsBrokenOff() throws IOException {
        for (boolean taken : new boolean[] {false, true}) {
            for (int failing = 0; ; failing++) {
                begin("given-" + taken + "-" + failing);
                leaveUnstored();
                if (taken) {
                    storeAnother();
                }
                BreakingStore store = breaking(failing, failing % 2 == 0);
                try (TrackingStorage storage = open(store)) { // whoever dies closes no writer
                    RunWriter writer = RunWriter.resume(journal, target(storage));
                    writer.drain(Integer.MAX_VALUE);
                    writer.storeEnded(true);
                } catch (IOException broken) {
                    assertThat(store.hasFailed()).isTrue();
                }
                if (!store.hasFailed()) {
                    break;
                }
                finishAsAnotherProcess();
                if (taken) {
                    assertOwnIdBesideAnother();
                } else {
                    assertWhole();
                }
            }
        }
    }

    /** The id of the first was not known yet when the second one started within it. */
    @Test
    void namesTheParentAsItIsStored() throws IOException {
        for (boolean taken : new boolean[] {false, true}) {
            begin("within-" + taken);
            if (taken) {
                storeAnother();
            }
            journal.add(new JournalEntry.RunStarted(1, metadata(OWN, null), "run"));
            journal.add(ended(1));
            try (TrackingStorage storage = open(LocalFolder.at(tracking));
                    RunWriter writer = RunWriter.fresh(journal, target(storage))) {
                writer.drain(Integer.MAX_VALUE);
                writer.storeEnded(true);
            }
            journal.add(new JournalEntry.RunStarted(2, metadata("within", OWN)));
            finishAsAnotherProcess();
            try (TrackingStorage storage = open(LocalFolder.at(tracking))) {
                assertThat(run(storage, "within").parentRunId()).isEqualTo(taken ? OWN : "run");
            }
        }
    }

    private void leaveUnstored() throws IOException {
        BreakingStore away = new BreakingStore(LocalFolder.at(tracking), change -> true, false);
        journal.add(new JournalEntry.RunStarted(1, metadata(OWN, null), "run"));
        for (int i = 0; i < FILES; i++) {
            journal.add(file(1, i));
        }
        STEPS.forEach(step -> journal.add(new JournalEntry.StepRecorded(1, step)));
        journal.add(new JournalEntry.EmailRecorded(
                1, EmailResult.builder(EmailStatus.SENT).email("a@b.com").build()));
        journal.add(ended(1));
        try (TrackingStorage storage = open(away);
                RunWriter writer = RunWriter.fresh(journal, target(storage))) {
            assertThatThrownBy(() -> writer.drain(Integer.MAX_VALUE)).hasMessage("the storage is away");
            assertThat(writer.isDone()).isFalse();
        }
    }

    private void storeAnother() throws IOException {
        try (TrackingStorage storage = open(LocalFolder.at(tracking))) {
            storage.saveRunMetadata(RunMetadata.builder("run", "another", START.plusSeconds(7))
                    .status(RunStatus.FAILED)
                    .build());
        }
    }

    private void assertOwnIdBesideAnother() throws IOException {
        try (TrackingStorage storage = open(LocalFolder.at(tracking))) {
            List<RunMetadata> runs = storage.listRuns(START, START.plusSeconds(60), null, null);
            assertThat(runs).hasSize(2);
            RunMetadata another = storage.findRun("run").orElseThrow();
            assertThat(another.command()).isEqualTo("another");
            assertThat(another.status()).isEqualTo(RunStatus.FAILED);
            RunMetadata own = run(storage, OWN);
            assertThat(own.parentRunId()).isEqualTo("run");
            assertThat(own.status()).isEqualTo(RunStatus.SUCCESS);
            assertThat(own.successCount()).isEqualTo(FILES);
            assertThat(files(storage, own))
                    .hasSize(FILES)
                    .extracting(FileProcessingLog::runId)
                    .containsOnly(own.runId());
            try (Stream<EmailResult> emails = storage.readEmailLogs(own)) {
                assertThat(emails).hasSize(1);
            }
        }
    }

    private static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }

    @Test
    void endsWhatADeadProcessLeftWithItsFilesInFlight() throws IOException {
        journal.add(started(1, "dead"));
        journal.add(file(1, 1));
        Instant lastSign = START.plusSeconds(20);
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.resume(journal, target(storage))) {
            writer.drain(Integer.MAX_VALUE);
            writer.endDied(
                    List.of(
                            new InFlightFile(0, 1, "in/big.wav", "audio", null, START.plusSeconds(5), 2),
                            new InFlightFile(1, 7, "of another run", null, null, START, 1)),
                    lastSign);
            writer.storeEnded(true);

            RunMetadata run = run(storage, "dead");
            assertThat(run.status()).isEqualTo(RunStatus.ABORTED);
            assertThat(run.errorMessage()).isEqualTo("Process died before the command completed (recovered)");
            assertThat(run.completedAt()).isEqualTo(lastSign);
            List<FileProcessingLog> files = files(storage, run);
            assertThat(files).hasSize(2);
            assertThat(files.get(1).filePath()).isEqualTo("in/big.wav");
            assertThat(files.get(1).errorType()).isEqualTo("ProcessDied");
            assertThat(files.get(1).processingTimeMs()).isEqualTo(15_000);
            assertThat(files.get(1).attempt()).isEqualTo(2);
        }
    }

    /**
     * The writer dies at each change that it makes to the storage, before and after the change has taken effect, and
     * another goes on in its place: every record is there once and the run ends as it ended.
     */
    @Test
    void losesAndRepeatsNothingWhereverItIsBrokenOff() throws IOException {
        int brokenOff = 0;
        for (boolean afterwards : new boolean[] {false, true}) {
            for (int change = 0; ; change++) {
                begin("change-" + change + "-" + afterwards);
                BreakingStore store = breaking(change, afterwards);
                runUntilItBreaks(store);
                if (!store.hasFailed()) {
                    break;
                }
                brokenOff++;
                finishAsAnotherProcess();
                assertWhole();
            }
        }
        assertThat(brokenOff).isGreaterThan(10);
    }

    /** As above, but the same writer tries again, as it does when a storage comes back. */
    @Test
    void losesAndRepeatsNothingWhenTheStorageIsAwayForAMoment() throws IOException {
        for (int change = 0; ; change++) {
            begin("moment-" + change);
            BreakingStore store = breaking(change, change % 2 == 0);
            try (TrackingStorage storage = open(store);
                    RunWriter writer = RunWriter.fresh(journal, target(storage))) {
                feed(writer);
                writer.storeEnded(true);
                writer.storeEnded(true);
                assertThat(writer.isDone()).isTrue();
            }
            if (!store.hasFailed()) {
                return;
            }
            assertWhole();
        }
    }

    @Test
    void endsNoRunBeforeItsFilesWhenTheClockHadBeenSetBack() throws IOException {
        InFlightFile file = new InFlightFile(0, 1, "in/late", null, null, START.plusSeconds(5), 1);
        journal.add(started(1, "run"));
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.resume(journal, target(storage))) {
            writer.drain(Integer.MAX_VALUE);
            writer.endDied(List.of(file), START.minusSeconds(7_200));
            writer.storeEnded(true);

            assertThat(run(storage, "run").completedAt()).isEqualTo(file.startedAt());
        }
    }

    private void runUntilItBreaks(BreakingStore store) throws IOException {
        TrackingStorage storage = open(store);
        // not closed: whoever dies closes nothing
        RunWriter writer = RunWriter.fresh(journal, target(storage));
        feed(writer);
        writer.storeEnded(true);
    }

    private void feed(RunWriter writer) throws IOException {
        journal.add(started(1, "run"));
        for (int i = 0; i < FILES; i++) {
            journal.add(file(1, i));
            if (i % 8 == 0) {
                journal.add(new JournalEntry.StepRecorded(1, STEPS.get(i / 8)));
                writer.drain(Integer.MAX_VALUE);
                writer.publishRunning(START.plusSeconds(i));
            }
        }
        journal.add(new JournalEntry.EmailRecorded(
                1, EmailResult.builder(EmailStatus.SENT).email("a@b.com").build()));
        journal.add(ended(1));
        writer.drain(Integer.MAX_VALUE);
    }

    private void finishAsAnotherProcess() throws IOException {
        try (TrackingStorage storage = open(LocalFolder.at(tracking));
                RunWriter writer = RunWriter.resume(journal, target(storage))) {
            writer.drain(Integer.MAX_VALUE);
            writer.endDied(List.of(), START.plusSeconds(99));
            writer.storeEnded(true);
            assertThat(writer.isDone()).isTrue();
        }
    }

    private void assertWhole() throws IOException {
        try (TrackingStorage storage = open(LocalFolder.at(tracking))) {
            RunMetadata run = run(storage, "run");
            assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
            assertThat(run.successCount()).isEqualTo(FILES);
            assertThat(run.emailsSent()).isEqualTo(1);
            assertThat(run.emailResults()).hasSize(1);
            assertThat(storage.readSteps(run)).isEqualTo(STEPS);
            assertThat(files(storage, run))
                    .extracting(FileProcessingLog::filePath)
                    .containsExactlyElementsOf(
                            IntStream.range(0, FILES).mapToObj(i -> "in/" + i).toList());
            try (Stream<EmailResult> emails = storage.readEmailLogs(run)) {
                assertThat(emails).hasSize(1);
            }
        }
    }

    private static RunMetadata run(TrackingStorage storage, String id) {
        return storage.listRuns(START, START, null, null).stream()
                .filter(run -> run.runId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<FileProcessingLog> files(TrackingStorage storage, RunMetadata run) {
        try (Stream<FileProcessingLog> files = storage.readFileLogs(run)) {
            return files.toList();
        }
    }

    private BreakingStore breaking(int failingChange, boolean afterwards) throws IOException {
        return new BreakingStore(LocalFolder.at(tracking), change -> change == failingChange, afterwards);
    }

    private static TrackingStorage open(BlobStore store) {
        return TrackingStorage.open(store, "");
    }

    private RunWriter.Target target(TrackingStorage storage) throws IOException {
        Spool spool = Spool.open(folder.resolve("spool"));
        IdClaim ids = new IdClaim(storage, new JournalledRuns(spool, storage.destination()));
        return new RunWriter.Target(storage, RunBeginnings.ofDead(ids), RunListener.NONE, new CollectedWarnings());
    }

    private static JournalEntry started(int number, String id) {
        return new JournalEntry.RunStarted(number, metadata(id, null));
    }

    private static RunMetadata metadata(String id, @Nullable String parent) {
        return RunMetadata.builder(id, "command", START).parentRunId(parent).build();
    }

    private static JournalEntry file(int run, int index) {
        return new JournalEntry.FileRecorded(
                run,
                FileProcessingLog.builder(FileStatus.SUCCESS)
                        .filePath("in/" + index)
                        .startedAt(START)
                        .build());
    }

    private static JournalEntry ended(int run) {
        return new JournalEntry.RunEnded(run, RunStatus.SUCCESS, null, null, null, null, START.plusSeconds(60), 0);
    }
}
