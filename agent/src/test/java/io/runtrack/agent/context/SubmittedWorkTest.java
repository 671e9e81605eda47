package io.runtrack.agent.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.tracking.RunInProgress;
import io.runtrack.tracking.RunTracker;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls the hooks as woven executors do. */
class SubmittedWorkTest {
    private final Told watch = new Told();
    private final ActiveRuns runs =
            new ActiveRuns(new Started(), GivenIds.NONE, Clock.systemUTC(), () -> "com.acme.NightlyMain", watch);
    private final ExecutorService main = Executors.newSingleThreadExecutor();
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Object pool = new Object();
    private final Object task = new Object();

    @AfterEach
    void endThreads() {
        List.of(main, other, worker).forEach(ExecutorService::shutdown);
    }

    @Test
    void isNeitherPreparedNorToldWhileOneRunIsActive() {
        RunInProgress first = on(main, () -> enter("first"));
        assertThat(watch.prepared).isZero();

        RunInProgress second = on(other, () -> enter("second"));
        assertThat(watch.listeners).isNotNull();
        end(other, second);

        assertThat(watch.listeners).isNull();
        end(other, on(other, () -> enter("third")));
        assertThat(watch.prepared).isEqualTo(1);
        assertThat(first.isActive()).isTrue();
    }

    @Test
    void aTaskBelongsToTheRunOfTheThreadThatSubmittedIt() {
        RunInProgress first = on(main, () -> enter("first"));
        RunInProgress second = on(other, () -> enter("second"));

        tell(other, WorkListeners::submitted, pool, task);
        tell(worker, WorkListeners::begun, pool, task);
        assertThat(on(worker, runs::current)).isSameAs(second);
        Object nested = new Object();
        tell(worker, WorkListeners::submitted, pool, nested);
        tell(main, WorkListeners::submitted, pool, task);
        tell(worker, WorkListeners::begun, pool, task);
        assertThat(on(worker, runs::current)).isSameAs(first);
        tell(worker, WorkListeners::begun, pool, nested);
        assertThat(on(worker, runs::current)).isSameAs(second);
    }

    @Test
    void aThreadThatAnotherRunStartedDoesTheWorkOfWhoeverSubmittedIt() {
        RunInProgress first = on(main, () -> enter("first"));
        RunInProgress second = on(other, () -> enter("second"));
        tell(other, WorkListeners::scheduled, null, on(worker, Thread::currentThread));
        assertThat(on(worker, runs::current)).isSameAs(second);

        tell(main, WorkListeners::submitted, pool, task);
        tell(worker, WorkListeners::begun, pool, task);
        assertThat(on(worker, runs::current)).isSameAs(first);
        tell(worker, WorkListeners::begun, pool, new Object());
        assertThat(on(worker, runs::current))
                .as("submitted before the second run")
                .isSameAs(first);
    }

    @Test
    void aTaskIsTakenOnceWhetherOrNotItWasSeenToBeBegun() {
        RunInProgress first = on(main, () -> enter("first"));
        RunInProgress second = on(other, () -> enter("second"));
        tell(other, WorkListeners::submitted, pool, task);
        tell(main, WorkListeners::submitted, pool, task);

        tell(worker, WorkListeners::begun, pool, task);
        tell(worker, WorkListeners::executing, pool, task);
        RunInProgress one = on(worker, runs::current);
        tell(worker, WorkListeners::executing, pool, task);
        RunInProgress next = on(worker, runs::current);
        tell(worker, WorkListeners::executing, pool, task);

        assertThat(List.of(one, next)).containsExactly(first, second);
        assertThat(on(worker, runs::current)).as("told twice").isSameAs(second);
        tell(worker, WorkListeners::executing, pool, new Object());
        assertThat(on(worker, runs::current)).as("of unknown origin").isSameAs(first);
    }

    @Test
    void aThreadThatLendsAHandGoesBackToItsOwnWork() {
        RunInProgress first = on(main, () -> enter("first"));
        RunInProgress second = on(other, () -> enter("second"));
        tell(main, WorkListeners::submitted, null, task);

        tell(other, WorkListeners::entered, null, task);
        assertThat(on(other, runs::current)).isSameAs(first);
        RunInProgress inner = on(other, () -> enter("inner"));
        assertThat(inner.metadata().parentRunId()).as("in a task of first").isEqualTo(first.runId());
        end(other, inner);
        tell(other, WorkListeners::left, null, task);
        assertThat(on(other, runs::current)).isSameAs(second);
        tell(other, WorkListeners::left, null, task);
        assertThat(on(other, runs::current)).isSameAs(second);
    }

    @Test
    void whatIsLeftOfATimeWithSeveralRunsBelongsToTheRunThatWasAloneThen() {
        RunInProgress first = on(main, () -> enter("first"));
        RunInProgress second = on(other, () -> enter("second"));
        tell(main, WorkListeners::submitted, pool, task);
        tell(worker, WorkListeners::begun, pool, task);
        end(main, first);
        assertThat(on(worker, runs::current)).isSameAs(second);

        RunInProgress third = on(main, () -> enter("third"));

        assertThat(on(worker, runs::current)).isSameAs(second);
        assertThat(on(main, runs::current)).isSameAs(third);
    }

    @Test
    void workOfARunThatHasEndedGoesToTheImplicitRunWhileSeveralOthersAreActive() {
        on(main, () -> enter("first"));
        on(other, () -> enter("second"));
        RunInProgress third = on(worker, () -> enter("third"));
        tell(worker, WorkListeners::submitted, pool, task);
        end(worker, third);

        tell(worker, WorkListeners::begun, pool, task);

        assertThat(on(worker, runs::current).metadata().command()).isEqualTo("nightly");
    }

    @Test
    void aForkJoinTaskMayBeBegunInAnyPool() {
        on(main, () -> enter("first"));
        RunInProgress second = on(other, () -> enter("second"));
        ForkJoinPool plain = new ForkJoinPool(1);
        tell(other, WorkListeners::submitted, plain, task);
        tell(worker, WorkListeners::entered, null, task);
        plain.shutdown();

        assertThat(on(worker, runs::current)).isSameAs(second);
    }

    @Test
    void anIdleThreadDoesNotKeepAnEndedRunAlive() throws Exception {
        on(main, () -> enter("first"));
        on(other, () -> enter("second"));
        WeakReference<RunInProgress> ended = endedRunOfWorker();

        for (int i = 0; i < 100 && ended.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(ended.get()).isNull();
        assertThat(on(worker, runs::current).metadata().command()).isEqualTo("nightly");
    }

    private WeakReference<RunInProgress> endedRunOfWorker() throws Exception {
        ExecutorService third = Executors.newSingleThreadExecutor();
        RunInProgress run = on(third, () -> enter("third"));
        tell(third, WorkListeners::submitted, pool, task);
        tell(worker, WorkListeners::begun, pool, task);
        assertThat(on(worker, runs::current)).isSameAs(run);
        end(third, run);
        third.shutdown();
        return new WeakReference<>(run);
    }

    private RunInProgress enter(String command) {
        RunInProgress run = runs.start(RunRequest.ofCommand(command, null, null, null));
        runs.enterThread(run);
        return run;
    }

    private void end(ExecutorService thread, RunInProgress run) {
        on(thread, () -> {
            runs.leaveThread(run);
            run.end();
            runs.remove(run, null);
            return run;
        });
    }

    private void tell(
            ExecutorService thread,
            Function<WorkListeners, BiConsumer<Object, Object>> which,
            @Nullable Object owner,
            Object about) {
        on(thread, () -> {
            WorkListeners listeners = watch.listeners;
            assertThat(listeners).isNotNull();
            which.apply(listeners).accept(owner, about);
            return which;
        });
    }

    private static <T> T on(ExecutorService thread, Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static final class Told implements WorkWatch {
        private int prepared;
        private volatile @Nullable WorkListeners listeners;

        @Override
        public void prepare() {
            prepared++;
        }

        @Override
        public void tell(@Nullable WorkListeners told) {
            listeners = told;
        }
    }

    /** Keeps none of them. */
    private static final class Started implements RunStarter {
        @Override
        public RunInProgress start(RunRequest request) {
            return RunInProgress.start(RunTracker.builder(request.description().command())
                    .parentRunId(request.given().parentRunId()));
        }
    }
}
