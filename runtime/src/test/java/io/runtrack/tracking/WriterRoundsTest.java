package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WriterRoundsTest {
    private final WriterRounds rounds = new WriterRounds();

    @Test
    void waitsForARoundThatBeginsAfterwards() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        rounds.begin(); // which may have passed what is recorded now
        Thread writer = new Thread(() -> {
            awaitQuietly(asked);
            for (int round = 0; round < 2; round++) {
                ended.incrementAndGet();
                rounds.end();
                rounds.begin();
            }
        });
        writer.start();

        rounds.await(asked::countDown);

        assertThat(ended).hasValue(2);
        writer.join();
    }

    @Test
    void waitsInVainOnlyOnce() {
        AtomicInteger asked = new AtomicInteger();
        rounds.begin();

        rounds.await(asked::incrementAndGet);
        rounds.await(asked::incrementAndGet);

        assertThat(asked).hasValue(1);
    }

    @Test
    void waitsForNoRoundAfterTheLast() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Thread host = new Thread(() -> rounds.await(asked::countDown));
        host.start();
        asked.await();

        rounds.close();
        host.join();

        AtomicBoolean askedAgain = new AtomicBoolean();
        rounds.await(() -> askedAgain.set(true));
        assertThat(askedAgain).isFalse();
    }

    @Test
    void leavesAnInterruptVisible() {
        Thread.currentThread().interrupt();

        rounds.await(() -> {});

        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
