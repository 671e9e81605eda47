package io.runtrack.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BackgroundThreadsTest {

    @Test
    void waitsPastAnInterruptOfTheHostsAndKeepsIt() {
        Thread work = BackgroundThreads.create(
                "work", () -> LockSupport.parkNanos(Duration.ofMillis(200).toNanos()));
        work.start();
        Thread.currentThread().interrupt();

        BackgroundThreads.joinUnnoticed(work, Duration.ofSeconds(30).toMillis());

        assertThat(work.isAlive()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
