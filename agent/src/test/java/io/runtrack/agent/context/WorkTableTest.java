package io.runtrack.agent.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.tracking.RunInProgress;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkTableTest {
    private final StartedRuns started = new StartedRuns();
    private final WorkTable table = new WorkTable();
    private final Object pool = new Object();
    private final Object otherPool = new Object();

    @Test
    void givesATaskToTheRunThatSubmittedItAndForgetsIt() {
        WeakReference<RunInProgress> run = run();
        Object task = new Object();
        table.add(pool, task, run);

        assertThat(table.take(otherPool, task)).isNull();
        assertThat(table.take(pool, new Object())).isNull();
        assertThat(table.take(pool, task)).isSameAs(run);
        assertThat(table.take(pool, task)).isNull();
        assertThat(table.size()).isZero();
    }

    @Test
    void givesOneObjectToEachRunAsOftenAsItWasSubmitted() {
        WeakReference<RunInProgress> first = run();
        WeakReference<RunInProgress> second = run();
        Object task = new Object();
        table.add(pool, task, first);
        table.add(pool, task, second);
        table.add(pool, task, first);
        table.add(otherPool, task, second);

        assertThat(List.of(take(task), take(task), take(task))).containsExactlyInAnyOrder(first, first, second);
        assertThat(table.take(pool, task)).isNull();
        assertThat(table.take(otherPool, task)).isSameAs(second);
    }

    @Test
    void lastSubmissionCountsWhenEarlierOnesWereWithdrawn() {
        WeakReference<RunInProgress> withdrawn = run();
        WeakReference<RunInProgress> run = run();
        Object task = new Object();
        table.add(pool, task, withdrawn);
        table.add(pool, task, run);

        assertThat(take(task)).isSameAs(run);
    }

    @Test
    void keepsWhatIsBegunAgainAndAgain() {
        WeakReference<RunInProgress> run = run();
        Object task = new Object();
        table.addForGood(null, task, run);

        assertThat(table.take(null, task)).isSameAs(run);
        assertThat(table.take(null, task)).isSameAs(run);
        assertThat(table.find(null, task)).isSameAs(run);
        table.forget(null, task);
        assertThat(table.size()).isZero();
    }

    @Test
    void tellsEqualTasksApartAndNeverAsksThem() {
        WeakReference<RunInProgress> first = run();
        WeakReference<RunInProgress> second = run();
        Object one = new Unfriendly();
        Object other = new Unfriendly();
        table.add(null, one, first);
        table.add(null, other, second);

        assertThat(table.take(null, other)).isSameAs(second);
        assertThat(table.take(null, one)).isSameAs(first);
    }

    @Test
    void keepsNeitherTasksNorTheirClassLoadersAlive() throws Exception {
        WeakReference<ClassLoader> loader = addTaskOfItsOwnLoader(new WeakReference<>(null));
        for (int i = 0; i < 1_000; i++) {
            table.add(pool, new Object(), run());
        }

        for (int i = 0; i < 100 && (table.size() > 0 || loader.get() != null); i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(table.size()).isZero();
        assertThat(loader.get()).isNull();
    }

    @Test
    void losesNothingWhenManyThreadsSubmitTheSameObject() throws Exception {
        List<WeakReference<RunInProgress>> runs = List.of(run(), run(), run(), run());
        Object same = new Object();
        List<WeakReference<RunInProgress>> taken = new ArrayList<>();
        ForkJoinPool threads = new ForkJoinPool(4);
        threads.submit(() -> IntStream.range(0, 20_000).parallel().forEach(i -> {
                    Object own = new Object();
                    table.add(pool, same, runs.get(i % 4));
                    table.add(pool, own, runs.get(i % 4));
                    assertThat(take(own)).isSameAs(runs.get(i % 4));
                }))
                .get();
        threads.shutdown();

        for (WeakReference<RunInProgress> next = take(same); next != null; next = take(same)) {
            taken.add(next);
        }

        assertThat(taken).hasSize(20_000);
        for (WeakReference<RunInProgress> run : runs) {
            assertThat(taken.stream().filter(one -> one == run)).hasSize(5_000);
        }
    }

    private WeakReference<ClassLoader> addTaskOfItsOwnLoader(WeakReference<RunInProgress> run) throws Exception {
        URL here = WorkTableTest.class.getProtectionDomain().getCodeSource().getLocation();
        URLClassLoader loader = new URLClassLoader(new URL[] {here}, null);
        Object task = loader.loadClass(Unfriendly.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        table.add(pool, task, run);
        table.addForGood(task, task, run);
        loader.close();
        return new WeakReference<>(loader);
    }

    private @Nullable WeakReference<RunInProgress> take(Object task) {
        return table.take(pool, task);
    }

    /** A run that nothing else keeps, as that of a command that has ended. */
    private WeakReference<RunInProgress> run() {
        return new WeakReference<>(started.start(RunRequest.ofCommand("extract", null, null, null)));
    }

    /** All equal, and none to be asked. */
    public static final class Unfriendly {
        public Unfriendly() {}

        @Override
        @SuppressWarnings("EqualsHashCode") // neither may be called
        public boolean equals(@Nullable Object other) {
            throw new AssertionError("asked");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("asked");
        }
    }
}
