package io.runtrack.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.Reflected;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SendsOnStackTest {
    private static final MethodShape OUTER = Reflected.shape(Reflected.method(SendsOnStackTest.class, "outer"));
    private static final MethodShape INNER = Reflected.shape(Reflected.method(SendsOnStackTest.class, "inner"));

    private boolean called;

    private void outer(Runnable work) {
        work.run();
    }

    private void inner() {
        called = SendsOnStack.isCalledWithin(INNER, OUTER);
    }

    private boolean recursive(BooleanSupplier work) {
        return work.getAsBoolean();
    }

    @Test
    void belongsToTheSendThatCallsIt() {
        outer(this::inner);

        assertThat(called).isTrue();
    }

    @Test
    void belongsToItselfWhenARejectedTaskRunsOnItsSubmittersThread() {
        ThreadPoolExecutor full = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
        CompletableFuture<Boolean> freed = new CompletableFuture<>();
        full.execute(freed::join);
        outer(() -> full.execute(this::inner));
        freed.complete(true);
        full.shutdown();

        assertThat(called).isFalse();
    }

    @Test
    void belongsToItselfInATaskThatAWaitingThreadRuns() {
        outer(() -> ForkJoinTask.adapt(this::inner).invoke());

        assertThat(called).isFalse();
    }

    @Test
    void belongsToItselfAfterAFutureThatTheOtherCompletes() {
        CompletableFuture<Boolean> future = new CompletableFuture<>();
        CompletableFuture<Void> after = future.thenRun(this::inner);
        outer(() -> future.complete(true));

        assertThat(after).isCompleted();
        assertThat(called).isFalse();
    }

    @Test
    void tellsAMethodFromItselfFurtherDown() {
        MethodShape shape = Reflected.shape(Reflected.method(SendsOnStackTest.class, "recursive"));

        assertThat(recursive(() -> recursive(() -> SendsOnStack.isCalledWithin(shape, shape))))
                .isTrue();
        assertThat(recursive(() -> ForkJoinTask.adapt(() -> recursive(() -> SendsOnStack.isCalledWithin(shape, shape)))
                        .invoke()))
                .isFalse();
    }
}
