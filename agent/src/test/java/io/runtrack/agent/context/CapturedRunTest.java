package io.runtrack.agent.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.tracking.RunInProgress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapturedRunTest {
    private final StartedRuns started = new StartedRuns();
    private final ActiveRuns runs = new ActiveRuns(started, GivenIds.NONE, Clock.systemUTC(), () -> "com.acme.AppMain");

    @Test
    void aFrameBecomesTheFirstCommandThatItMeets() {
        CapturedRun frame = runs.startFrame(new RunDescription("app", null, "app.yaml", null));
        RunInProgress command = enter("extract");
        record(command, "a.wav");
        leave(command, null);
        frame.end(RunEnding.COUNTED);

        RunMetadata run = only();
        assertThat(run.command()).isEqualTo("extract");
        assertThat(run.configPath()).isNull();
        assertThat(run.totalFiles()).isEqualTo(1);
        assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void theEndOfTheCommandIsTheEndOfItsRunWhateverTheFrameSays() {
        CapturedRun frame = runs.startFrame(described("app"));
        RunInProgress command = enter("extract");
        frame.end(RunEnding.exited(3));

        assertThat(command.isActive()).isTrue();
        leave(command, null);
        assertThat(started.runs()).extracting(RunMetadata::command).containsExactly("extract", "app");
        assertThat(started.runs().get(1).errorMessage()).isEqualTo("exited with status 3");
    }

    @Test
    void whatComesAfterBelongsToRunsOfItsOwn() {
        CapturedRun frame = runs.startFrame(described("app"));
        leave(enter("first"), null);
        RunInProgress second = enter("second");
        leave(second, null);
        record(runs.current(), "late.wav");
        frame.end(RunEnding.COUNTED);

        assertThat(started.runs()).extracting(RunMetadata::command).containsExactly("first", "second", "app");
        assertThat(started.runs()).extracting(RunMetadata::parentRunId).containsOnlyNulls();
        assertThat(started.runs().get(2).totalFiles()).isEqualTo(1);
    }

    @Test
    void commandsOfSeveralThreadsAreNoParentsOfOneAnother() {
        CapturedRun frame = runs.startFrame(described("app"));
        RunInProgress first = onAnotherThread(() -> enter("first"));
        RunInProgress second = onAnotherThread(() -> enter("second"));
        leave(second, null);
        leave(first, null);
        frame.end(RunEnding.COUNTED);

        assertThat(started.runs()).extracting(RunMetadata::command).containsExactly("first", "second");
        assertThat(started.runs()).extracting(RunMetadata::parentRunId).containsOnlyNulls();
    }

    @Test
    void aFrameWithARecordIsTheParent() {
        CapturedRun frame = runs.startFrame(described("app"));
        record(runs.current(), "first.wav");
        RunInProgress command = enter("extract");
        leave(command, null);
        frame.end(RunEnding.COUNTED);

        assertThat(started.runs()).extracting(RunMetadata::command).containsExactly("app", "extract");
        assertThat(command.metadata().parentRunId())
                .isEqualTo(started.runs().get(0).runId());
    }

    @Test
    void framesWithinFramesBecomeTheJob() {
        CapturedRun main = runs.startFrame(described("main"));
        CapturedRun app = runs.startFrame(described("app"));
        CapturedRun job = runs.startJob(described("nightly"));
        job.end(RunEnding.failed("IOException", "no disk"));
        app.end(RunEnding.exited(1));
        main.end(RunEnding.exited(1));

        assertThat(only().command()).isEqualTo("nightly");
        assertThat(only().errorMessage()).isEqualTo("no disk");
    }

    @Test
    void aFrameThatPassesOnTheFailureOfItsCommandIsNoRun() {
        CapturedRun frame = runs.startFrame(described("app"));
        IllegalStateException thrown = new IllegalStateException("no disk");
        leave(enter("extract"), thrown);
        frame.end(RunEnding.failed(new IllegalArgumentException("wrapped", thrown)));

        assertThat(only().errorMessage()).isEqualTo("no disk");
    }

    @Test
    void theExitCodeOfAFrameWhoseCommandFailedInPartIsNoRun() {
        CapturedRun frame = runs.startFrame(described("app"));
        RunInProgress command = enter("extract");
        record(command, "a.wav");
        command.recordFile(FileProcessingLog.builder(FileStatus.FAILED).build());
        leave(command, null);
        frame.end(RunEnding.exited(1));

        assertThat(only().status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
    }

    @Test
    void aFrameThatFailsByItselfAfterItStoodBackIsARunOfItsOwn() {
        CapturedRun frame = runs.startFrame(described("app"));
        leave(enter("extract"), null);
        frame.end(RunEnding.failed(new IllegalStateException("second runner")));

        assertThat(started.runs()).extracting(RunMetadata::status).containsExactly(RunStatus.SUCCESS, RunStatus.FAILED);
        RunMetadata own = started.runs().get(1);
        assertThat(own.command() + " " + own.errorType() + " " + own.errorMessage())
                .isEqualTo("app IllegalStateException second runner");
    }

    @Test
    void whatATrackedCommandCallsIsPartOfIt() {
        RunInProgress command = enter("extract");
        CapturedRun job = runs.startJob(described("nightly"));
        record(runs.current(), "a.wav");
        job.end(RunEnding.failed("IOException", "no disk"));
        leave(command, null);

        assertThat(only().command()).isEqualTo("extract");
        assertThat(only().status()).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void aJobWithinAJobIsItsChild() {
        CapturedRun outer = runs.startJob(described("outer"));
        CapturedRun inner = runs.startJob(described("inner"));
        inner.end(RunEnding.COUNTED);
        outer.end(RunEnding.aborted("Job stopped"));

        assertThat(started.runs().get(1).parentRunId())
                .isEqualTo(started.runs().get(0).runId());
        assertThat(started.runs().get(0).status()).isEqualTo(RunStatus.ABORTED);
    }

    @Test
    void aFrameThatFailedEndsSoWithTheCodeThatTheProcessExitsWith() {
        CapturedRun frame = runs.startFrame(described("app"));
        frame.endsWithProcess(RunEnding.failed(new IllegalStateException("runner")));
        runs.processExits(5);

        assertThat(only().exitCode()).isEqualTo(5);
        assertThat(only().errorMessage()).isEqualTo("runner");
    }

    @Test
    void theExitOfAFrameThatStoodBackIsARunOfItsOwnOnceUnlessACommandFailed() {
        runs.startFrame(described("main"));
        runs.startFrame(described("app"));
        leave(enter("extract"), null);
        runs.processExits(3);

        assertThat(started.runs()).hasSize(2);
        assertThat(started.runs().get(1).exitCode()).isEqualTo(3);
    }

    @Test
    void theProcessThatRunsOutOfThreadsEndsFramesThatEndWithIt() {
        CapturedRun frame = runs.startFrame(described("app"));
        frame.endsWithProcess(RunEnding.COUNTED);
        runs.processRunsOut();

        assertThat(only().status()).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void isDescribedWhileItGoesOn() {
        CapturedRun frame = runs.startFrame(described("app"));
        frame.describe(new RunDescription("app", "load", "c.yaml", "2026-11-30"));
        frame.end(RunEnding.exited(2));

        RunMetadata run = only();
        assertThat(run.subcommand() + " " + run.configPath() + " " + run.targetDate())
                .isEqualTo("load c.yaml 2026-11-30");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static RunDescription described(String command) {
        return new RunDescription(command, null, null, null);
    }

    private RunInProgress enter(String command) {
        RunInProgress run = runs.start(RunRequest.ofCommand(command, null, null, null));
        runs.enterThread(run);
        return run;
    }

    private void leave(RunInProgress run, @Nullable Throwable thrown) {
        runs.leaveThread(run);
        if (thrown == null) {
            run.end();
        } else {
            run.fail("IllegalStateException", thrown.getMessage());
        }
        runs.remove(run, thrown);
    }

    private static void record(RunInProgress run, String path) {
        run.recordFile(
                FileProcessingLog.builder(FileStatus.SUCCESS).filePath(path).build());
    }

    private RunMetadata only() {
        List<RunMetadata> all = started.runs();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static <T> T onAnotherThread(Supplier<T> action) {
        Thread[] made = new Thread[1];
        CompletableFuture<T> result = new CompletableFuture<>();
        made[0] = new Thread(() -> result.complete(action.get()));
        made[0].start();
        return result.join();
    }
}
