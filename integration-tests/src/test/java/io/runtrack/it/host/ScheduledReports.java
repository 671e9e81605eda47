package io.runtrack.it.host;

import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Methods that Spring fires; what they throw is swallowed. Knows nothing of runtrack. */
@Configuration
@EnableScheduling
public class ScheduledReports {
    private static final CountDownLatch FIRED = new CountDownLatch(2);

    /** Waits for the firings. */
    public static void main(String[] none) throws InterruptedException {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(ScheduledReports.class);
        FIRED.await();
        context.close();
    }

    /** One thread, so that the firings take turns. */
    @Bean
    public ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(1);
        scheduler.setErrorHandler(swallowed -> {});
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        return scheduler;
    }

    /** Succeeds. */
    @Scheduled(fixedDelay = 3_600_000)
    public void sendReports() {
        FIRED.countDown();
    }

    /** Fails. */
    @Scheduled(fixedDelay = 3_600_000)
    public void cleanUp() {
        FIRED.countDown();
        throw new IllegalStateException("no disk");
    }
}
