package io.runtrack.it.host;

import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.listeners.JobListenerSupport;
import org.quartz.listeners.TriggerListenerSupport;

/** Fires jobs of Quartz's one after the other; knows nothing of runtrack. */
public final class NightlyFirings {

    private NightlyFirings() {}

    public static void main(String[] names) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
        Ended ended = new Ended();
        scheduler.getListenerManager().addJobListener(ended);
        scheduler.getListenerManager().addTriggerListener(new Veto());
        scheduler.start();
        for (String name : names) {
            ended.next = new CountDownLatch(name.equals("again") ? 2 : 1);
            fire(name, scheduler);
            ended.next.await();
        }
        scheduler.shutdown(true);
    }

    private static void fire(String name, Scheduler scheduler) throws SchedulerException {
        String group = name.equals("grouped") ? "reports" : null;
        Trigger trigger = TriggerBuilder.newTrigger().startNow().build();
        scheduler.scheduleJob(
                JobBuilder.newJob(Work.class).withIdentity(name, group).build(), trigger);
    }

    /** What is fired. */
    public static final class Work implements Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            String name = context.getJobDetail().getKey().getName();
            System.out.println(name);
            switch (name) {
                case "refusing" -> throw new JobExecutionException("no roster");
                case "breaking" -> throw new IllegalStateException("no disk");
                case "again" -> {
                    if (context.getRefireCount() == 0) {
                        throw new JobExecutionException("once more", true);
                    }
                }
                default -> {}
            }
        }
    }

    private static final class Veto extends TriggerListenerSupport {
        @Override
        public String getName() {
            return "veto";
        }

        @Override
        public boolean vetoJobExecution(Trigger trigger, JobExecutionContext context) {
            return context.getJobDetail().getKey().getName().equals("vetoed");
        }
    }

    private static final class Ended extends JobListenerSupport {
        private volatile CountDownLatch next = new CountDownLatch(0);

        @Override
        public String getName() {
            return "ended";
        }

        @Override
        public void jobExecutionVetoed(JobExecutionContext context) {
            next.countDown();
        }

        @Override
        public void jobWasExecuted(JobExecutionContext context, JobExecutionException failure) {
            next.countDown();
        }
    }
}
