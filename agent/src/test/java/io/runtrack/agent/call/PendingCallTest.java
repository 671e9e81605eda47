package io.runtrack.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.capture.HandWoven;
import io.runtrack.agent.capture.TrackedMethods;
import io.runtrack.agent.capture.Warnings;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.StartedRuns;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PendingCallTest {
    private final StartedRuns started = new StartedRuns();
    private final Warnings warnings = new Warnings();
    private final HandWoven woven = new HandWoven(new TrackedMethods(
            new ActiveRuns(started, GivenIds.NONE, Clock.systemUTC(), () -> "com.acme.NightlyMain"),
            new Accessors((module, packageName) -> {}),
            MailApi.NONE,
            Reflected.results(warnings),
            warnings,
            ErrorStack.NONE,
            () -> 0));

    @SuppressWarnings("unused")
    abstract static class Pipeline {
        @TrackedFile
        abstract CompletionStage<String> transcribe(Path recording);

        @TrackedCommand(value = "extract", exitCode = true)
        abstract CompletableFuture<Integer> extract();

        @TrackedCommand
        @TrackedFile
        abstract CompletableFuture<Integer> extractOne(Path recording);
    }

    @Test
    void endsOnceHoweverManyThreadsSaySo() throws InterruptedException {
        AtomicReference<BiConsumer<@Nullable Object, @Nullable Throwable>> told = new AtomicReference<>();
        call("transcribe", stageThatTells(told), Path.of("a.wav"));
        assertThat(onlyRun().totalFiles()).isZero();

        BiConsumer<@Nullable Object, @Nullable Throwable> end = Objects.requireNonNull(told.get());
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            @Nullable Throwable thrown = i % 2 == 0 ? null : new IllegalStateException("again");
            Thread thread = new Thread(() -> {
                awaitQuietly(start);
                end.accept(null, thrown);
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(onlyRun().totalFiles()).isEqualTo(1);
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void aRunEndsWithItsFuture() {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        Object returned = call("extract", future);
        assertThat(returned).isSameAs(future);
        assertThat(onlyRun().status()).isEqualTo(RunStatus.RUNNING);

        future.complete(3);

        assertThat(onlyRun().status()).isEqualTo(RunStatus.FAILED);
        assertThat(onlyRun().exitCode()).isEqualTo(3);
    }

    /** A future lets go first of those who came last: the command's end is told before those of the files in it. */
    @Test
    void theFilesOfACommandThatReturnsTheirFutureAreItsOwn() {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> second = new CompletableFuture<>() {};
        woven.call(Reflected.method(Pipeline.class, "extract"), null, () -> {
            call("transcribe", first, Path.of("a.wav"));
            call("transcribe", second, Path.of("b.wav"));
            return CompletableFuture.allOf(first, second).thenApply(nothing -> 0);
        });

        first.complete(1);
        second.complete(2);

        assertThat(onlyRun().status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(onlyRun().totalFiles()).isEqualTo(2);
    }

    /** The end of a run waits for files that end just then, but not for the one that it ends with. */
    @Test
    void aFileThatIsTheWholeRunDoesNotHoldUpItsEnd() {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            call("extractOne", future, Path.of("a.wav"));
            long started = System.nanoTime();
            future.complete(0);
            quickest = Math.min(quickest, System.nanoTime() - started);
        }

        assertThat(started.runs()).hasSize(5).allSatisfy(run -> assertThat(run.totalFiles())
                .isEqualTo(1));
        assertThat(Duration.ofNanos(quickest)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void whatNobodyWillEndIsCollected() throws InterruptedException {
        WeakReference<Object> future =
                new WeakReference<>(call("transcribe", new CompletableFuture<>(), Path.of("b.wav")));
        while (future.get() != null) {
            System.gc();
            Thread.sleep(5);
        }
        assertThat(onlyRun().totalFiles()).isZero();
    }

    /** It keeps what it is given to tell, and is at the mercy of whoever has that. */
    private static CompletionStage<?> stageThatTells(
            AtomicReference<BiConsumer<@Nullable Object, @Nullable Throwable>> told) {
        return (CompletionStage<?>) Proxy.newProxyInstance(
                PendingCallTest.class.getClassLoader(),
                new Class<?>[] {CompletionStage.class},
                (self, method, given) -> {
                    @SuppressWarnings("unchecked") // as the interface declares
                    BiConsumer<@Nullable Object, @Nullable Throwable> callback =
                            (BiConsumer<@Nullable Object, @Nullable Throwable>) given[0];
                    told.set(callback);
                    return self;
                });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object call(String method, Object result, Object... arguments) {
        return woven.call(Reflected.method(Pipeline.class, method), null, () -> result, arguments);
    }

    private RunMetadata onlyRun() {
        assertThat(started.runs()).hasSize(1);
        return started.runs().get(0);
    }
}
