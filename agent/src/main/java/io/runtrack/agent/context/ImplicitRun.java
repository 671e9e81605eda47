package io.runtrack.agent.context;

import io.runtrack.tracking.RunInProgress;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The run of this process: it holds what no command's run holds, is opened by the first such record, and made anew at
 * each UTC midnight. It is left to end with the JVM. Safe for any thread.
 */
final class ImplicitRun {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    private final OutermostRuns runs;
    private final Clock clock;
    private final Supplier<@Nullable String> mainClass;
    private volatile @Nullable Day today; // written under the lock of this

    private record Day(RunInProgress run, long midnightMillis) {}

    ImplicitRun(OutermostRuns runs, Clock clock, Supplier<@Nullable String> mainClass) {
        this.runs = runs;
        this.clock = clock;
        this.mainClass = mainClass;
    }

    /** The run of today, opened if need be. */
    RunInProgress open() {
        Day day = today;
        return day != null && isCurrent(day) ? day.run() : reopen();
    }

    /** The run of today, if it is open. */
    @Nullable
    RunInProgress ifOpen() {
        Day day = today;
        return day != null && isCurrent(day) ? day.run() : null;
    }

    /** Ends the run of yesterday, if there is one still. */
    void closeIfOver() {
        Day day = today;
        if (day != null && clock.millis() >= day.midnightMillis()) {
            close(day);
        }
    }

    private boolean isCurrent(Day day) {
        return day.run().isActive() && clock.millis() < day.midnightMillis();
    }

    private synchronized RunInProgress reopen() {
        Day day = today;
        if (day != null && isCurrent(day)) {
            return day.run();
        }
        if (day != null) {
            day.run().end();
        }
        long midnight = (Math.floorDiv(clock.millis(), DAY) + 1) * DAY;
        Day opened = new Day(runs.start(RunRequest.ofProcess(name())), midnight);
        today = opened;
        return opened.run();
    }

    private synchronized void close(Day day) {
        if (day.equals(today)) {
            today = null;
            day.run().end();
        }
    }

    /** What it is called. */
    String name() {
        String className = mainClass.get();
        return className == null ? "main" : CommandName.of(className, "main");
    }
}
