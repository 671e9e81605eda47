package io.runtrack.agent.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.tracking.RunInProgress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActiveRunsTest {
    private final StartedRuns started = new StartedRuns();
    private final SettableClock clock = new SettableClock("2026-11-23T23:59:59.999Z");
    private final ActiveRuns runs = activeRuns(GivenIds.NONE, "com.acme.NightlyMain");

    @Test
    void givesARecordToTheOneActiveRunWhateverItsThread() {
        RunInProgress run = enter("extract");

        assertThat(onAnotherThread(runs::current)).isSameAs(run);
        assertThat(runs.current()).isSameAs(run);
    }

    @Test
    void nestsACommandCalledInsideAnother() {
        RunInProgress outer = enter("nightly");
        RunInProgress inner = enter("extract");
        assertThat(runs.current()).isSameAs(inner);

        end(inner);

        assertThat(runs.current()).isSameAs(outer);
        assertThat(inner.metadata().parentRunId()).isEqualTo(outer.runId());
        assertThat(outer.metadata().parentRunId()).isNull();
    }

    @Test
    void givesARecordToTheInnermostRunOfItsThreadWhenSeveralAreActive() {
        Executor madeByNobody = Executors.newSingleThreadExecutor();
        on(madeByNobody, runs::implicitRun);
        RunInProgress mine = enter("mine");
        RunInProgress other = on(madeByNobody, () -> enter("other"));

        assertThat(other.metadata().parentRunId()).as("not called inside mine").isNull();
        assertThat(runs.current()).isSameAs(mine);
    }

    @Test
    void nestsACommandOnAThreadThatAnotherOneMadeAsLongAsThatIsActive() {
        RunInProgress mine = enter("mine");
        Executor madeByMine = Executors.newSingleThreadExecutor();
        RunInProgress other = on(madeByMine, () -> enter("other"));
        on(madeByMine, () -> ended(other));
        RunInProgress next = on(madeByMine, () -> enter("next"));
        on(madeByMine, () -> ended(next));
        end(mine);

        assertThat(other.metadata().parentRunId()).isEqualTo(mine.runId());
        assertThat(next.metadata().parentRunId()).isEqualTo(mine.runId());
        assertThat(on(madeByMine, () -> enter("later")).metadata().parentRunId())
                .isNull();
    }

    @Test
    void givesARecordOfUnknownOriginToTheRunThatWasActiveAloneBeforeTheOthers() {
        RunInProgress first = enter("first");
        RunInProgress second = onAnotherThread(() -> enter("second"));
        RunInProgress third = onAnotherThread(() -> enter("third"));

        assertThat(onAnotherThread(runs::current)).isSameAs(first);
        end(first);
        assertThat(onAnotherThread(runs::current).metadata().command())
                .as("the implicit run: theirs has ended")
                .isEqualTo("nightly");
        end(second);
        assertThat(onAnotherThread(runs::current)).isSameAs(third);
        RunInProgress fourth = enter("fourth");
        assertThat(runs.current()).isSameAs(fourth);
        assertThat(onAnotherThread(runs::current)).as("alone in between").isSameAs(third);
    }

    @Test
    void takesNoRunThatHasEndedFromOutside() {
        RunInProgress run = enter("extract");
        run.exit(3);

        assertThat(runs.current()).isNotSameAs(run);
        assertThat(runs.current().metadata().command()).isEqualTo("nightly");
        assertThat(enter("later").metadata().parentRunId()).isNull();
    }

    @Test
    void opensOneImplicitRunNamedAfterTheMainClass() {
        RunInProgress implicit = runs.current();

        assertThat(runs.current()).isSameAs(implicit);
        assertThat(runs.implicitRun()).isSameAs(implicit);
        assertThat(implicit.metadata().command()).isEqualTo("nightly");
        assertThat(activeRuns(GivenIds.NONE, null).current().metadata().command())
                .isEqualTo("main");
    }

    @Test
    void prefersACommandToTheImplicitRunAndDoesNotNestItThere() {
        RunInProgress implicit = runs.current();
        RunInProgress command = enter("extract");

        assertThat(runs.current()).isSameAs(command);
        assertThat(command.metadata().parentRunId()).isNull();
        end(command);
        assertThat(runs.current()).isSameAs(implicit);
    }

    @Test
    void closesTheImplicitRunAtMidnightAndOpensAnother() {
        RunInProgress yesterday = runs.current();
        assertThat(runs.current()).isSameAs(yesterday);

        clock.set("2026-11-24T00:00:00Z");
        RunInProgress today = runs.current();

        assertThat(today).isNotSameAs(yesterday);
        assertThat(yesterday.metadata().status()).isEqualTo(RunStatus.SUCCESS);
        clock.set("2026-11-24T23:59:59.999Z");
        assertThat(runs.current()).isSameAs(today);
    }

    @Test
    void closesTheImplicitRunAtMidnightEvenIfNothingIsRecorded() {
        RunInProgress yesterday = runs.current();
        runs.closeImplicitRunOfYesterday();
        assertThat(yesterday.isActive()).isTrue();

        clock.set("2026-11-24T00:00:00Z");
        runs.closeImplicitRunOfYesterday();

        assertThat(yesterday.isActive()).isFalse();
        assertThat(started.runs()).hasSize(1);
    }

    @Test
    void opensOneImplicitRunForManyThreads() {
        ConcurrentLinkedQueue<RunInProgress> seen = new ConcurrentLinkedQueue<>();
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> seen.add(runs.current()));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            join(thread);
        }

        assertThat(seen).hasSize(8).containsOnly(runs.current());
        assertThat(started.runs()).hasSize(1);
    }

    @Test
    void handsTheGivenRunIdToTheFirstOutermostRunAndTheRestToAllOutermost() {
        ActiveRuns given = activeRuns(new GivenIds("night-7", "scheduler-1", "night-6", "3"), null);

        RunMetadata first = enter(given, "first").metadata();
        RunMetadata nested = enter(given, "nested").metadata();
        RunMetadata implicit = given.implicitRun().metadata();

        assertThat(first.runId()).isEqualTo("night-7");
        assertThat(first.parentRunId()).isEqualTo("scheduler-1");
        assertThat(nested.runId()).isNotEqualTo("night-7");
        assertThat(nested.parentRunId()).isEqualTo("night-7");
        assertThat(implicit.runId()).isNotEqualTo("night-7");
        assertThat(implicit.parentRunId()).isEqualTo("scheduler-1");
        assertThat(List.of(first, implicit))
                .extracting(RunMetadata::rerunOf, RunMetadata::worker)
                .containsOnly(tuple("night-6", "3"));
        assertThat(nested.rerunOf()).isNull();
        assertThat(nested.worker()).isNull();
    }

    @Test
    void forgetsThreadsWhoseCommandsEndedOutOfOrder() {
        RunInProgress outer = enter("outer");
        RunInProgress inner = enter("inner");

        end(outer);
        assertThat(enter("next").metadata().parentRunId())
                .as("what was nested in the one that left is gone from the thread too")
                .isNull();
        assertThat(inner.isActive()).isTrue();
    }

    private RunInProgress enter(String command) {
        return enter(runs, command);
    }

    private static RunInProgress enter(ActiveRuns runs, String command) {
        RunInProgress run = runs.start(RunRequest.ofCommand(command, null, null, null));
        runs.enterThread(run);
        return run;
    }

    private void end(RunInProgress run) {
        runs.leaveThread(run);
        run.end();
        runs.remove(run, null);
    }

    private ActiveRuns activeRuns(GivenIds given, @Nullable String mainClass) {
        return new ActiveRuns(started, given, clock, () -> mainClass);
    }

    private static <T> T onAnotherThread(Supplier<T> work) {
        return on(Executors.newSingleThreadExecutor(), work);
    }

    private static <T> T on(Executor thread, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread).join();
    }

    private RunInProgress ended(RunInProgress run) {
        end(run);
        return run;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(String now) {
            this.now = Instant.parse(now);
        }

        void set(String instant) {
            now = Instant.parse(instant);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
