package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunStatus;
import io.runtrack.tracking.delivery.RunEnd;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JvmExitTest {
    private final JvmExit exit = new JvmExit();

    @Test
    void takesAnExitOnASignalHandlersThreadForTheSignalWhateverItsCode() throws InterruptedException {
        onSignal(() -> exit.exiting(7));

        assertThat(exit.signal()).isEqualTo(15);
        RunEnd end = exit.cause().endOf(false);
        assertThat(end).isNotNull();
        assertThat(end.status()).isEqualTo(RunStatus.ABORTED);
        assertThat(end.errorMessage()).isEqualTo("Command aborted by user (signal 15)");
        assertThat(end.exitCode()).isEqualTo(143);
    }

    @Test
    void keepsTheFirstCause() throws InterruptedException {
        exit.exiting(3);
        onSignal(() -> exit.exiting(143));

        assertThat(exit.signal()).isNull();
        assertThat(exit.cause().endOf(false)).isEqualTo(RunEnd.exited(3));
    }

    @Test
    void findsTheHandlersThreadWhenNobodyToldOfTheExit() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Integer> found = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            awaitUninterruptibly(started);
            try {
                found.complete(exit.cause().signal());
            } finally {
                done.countDown();
            }
        });
        waiting.start();
        onSignal(() -> {
            started.countDown();
            awaitUninterruptibly(done);
        });
        waiting.join();
        assertThat(found).isCompletedWithValue(15);
    }

    @Test
    void takesNoThreadOfTheHostsForTheJvmsByItsName() throws InterruptedException {
        Thread thread = new Thread(() -> exit.exiting(3), "SIGTERM handler");
        thread.start();
        thread.join();

        assertThat(exit.signal()).isNull();
        assertThat(exit.cause().endOf(false)).isEqualTo(RunEnd.exited(3));
    }

    @Test
    void knowsEveryStatusThatAProgramMayExitWith() {
        exit.exiting(Integer.MIN_VALUE);

        assertThat(exit.cause().endOf(false)).isEqualTo(RunEnd.exited(Integer.MIN_VALUE));
    }

    @Test
    void leavesTheEndToTheCountsWhenTheExitCodeIsZeroOrTheRunImplicit() {
        assertThat(exit.cause().endOf(true)).isNull();
        assertThat(exit.cause().endOf(false)).isEqualTo(RunEnd.jvmEnded());

        exit.exiting(0);
        assertThat(exit.cause().endOf(false)).isNull();
    }

    /**
     * Has the JVM's own thread for a signal do something; by reflection, since javac warns of the class. SIGTERM, for
     * who starts a build in the background often has the others ignored.
     */
    private static void onSignal(Runnable action) throws InterruptedException {
        CountDownLatch handled = new CountDownLatch(1);
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Method handle = signalType.getMethod("handle", signalType, handlerType);
            Object signal = signalType.getConstructor(String.class).newInstance("TERM");
            Object handler = Proxy.newProxyInstance(
                    JvmExitTest.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        action.run();
                        handled.countDown();
                        return null;
                    });
            Object before = handle.invoke(null, signal, handler);
            try {
                signalType.getMethod("raise", signalType).invoke(null, signal);
                assertThat(handled.await(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                handle.invoke(null, signal, before);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
