package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunStatus;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class JvmExitTest {
    private final JvmExit exit = new JvmExit();

    @Test
    void takesAnExitOnASignalHandlersThreadForTheSignalWhateverItsCode() throws InterruptedException {
        onThread("SIGTERM handler", () -> exit.exiting(7));

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
        onThread("SIGINT handler", () -> exit.exiting(130));

        assertThat(exit.signal()).isNull();
        assertThat(exit.cause().endOf(false)).isEqualTo(RunEnd.exited(3));
    }

    @Test
    void findsTheHandlersThreadWhenNobodyToldOfTheExit() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Thread handler = new Thread(
                () -> {
                    started.countDown();
                    awaitUninterruptibly(done);
                },
                "SIGHUP handler");
        handler.start();
        started.await();
        try {
            assertThat(exit.cause().signal()).isEqualTo(1);
        } finally {
            done.countDown();
            handler.join();
        }
    }

    @Test
    void leavesTheEndToTheCountsWhenTheExitCodeIsZeroOrTheRunImplicit() {
        assertThat(exit.cause().endOf(true)).isNull();
        assertThat(exit.cause().endOf(false)).isEqualTo(RunEnd.jvmEnded());

        exit.exiting(0);
        assertThat(exit.cause().endOf(false)).isNull();
    }

    private static void onThread(String name, Runnable work) throws InterruptedException {
        Thread thread = new Thread(work, name);
        thread.start();
        thread.join();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
