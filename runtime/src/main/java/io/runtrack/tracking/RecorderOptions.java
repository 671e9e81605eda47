package io.runtrack.tracking;

import io.runtrack.config.DefaultSpool;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Announcer;
import io.runtrack.tracking.delivery.RunListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * How the runs of one storage are kept.
 *
 * @param storage where the documents go
 * @param spool where the journal lies until they are there
 * @param timing how often and how long
 * @param labels copied into every run
 * @param redaction what every text goes through before it is written anywhere
 * @param reporting who is told
 */
public record RecorderOptions(
        TrackingStorage storage,
        Spooling spool,
        Timing timing,
        Map<String, String> labels,
        Redaction redaction,
        Reporting reporting) {

    static RecorderOptions byDefault(TrackingStorage storage) {
        boolean local = storage.localFolder().isPresent();
        Path spool = DefaultSpool.of(
                storage.localFolder().orElse(null),
                System.getProperty("user.name"),
                System.getProperty("java.io.tmpdir"));
        return new RecorderOptions(
                storage,
                new Spooling(spool, Spooling.DEFAULT_MAX_BYTES),
                local ? Timing.LOCAL : Timing.REMOTE,
                Map.of(),
                Redaction.STANDARD,
                Reporting.standard());
    }

    /** The same, with nobody told of runs: for parts of another process's runs, which tells of them itself. */
    public RecorderOptions unheard() {
        return new RecorderOptions(
                storage,
                spool,
                timing,
                labels,
                redaction,
                new Reporting(RunListener.NONE, reporting.diagnostics(), reporting.jvmExit()));
    }

    /**
     * The journals' folder and their limit.
     *
     * @param folder created when missing
     * @param maxBytes beyond it records are dropped and counted
     */
    public record Spooling(Path folder, long maxBytes) {
        static final long DEFAULT_MAX_BYTES = 4L << 30;
    }

    /**
     * Intervals, and what tells the time.
     *
     * @param checkpoint how often new records and the heartbeat reach the storage
     * @param shutdownTimeout the longest that the JVM's exit is held up
     * @param clock the wall clock, by which runs start and signs of life are dated; durations are not measured by it
     */
    public record Timing(Duration checkpoint, Duration shutdownTimeout, Clock clock) {
        static final Timing LOCAL = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(8));
        static final Timing REMOTE = new Timing(Duration.ofSeconds(30), Duration.ofSeconds(8));

        /** By the system's clock. */
        public Timing(Duration checkpoint, Duration shutdownTimeout) {
            this(checkpoint, shutdownTimeout, Clock.systemUTC());
        }
    }

    /**
     * Who is told.
     *
     * @param listener told of everything recorded, on the background thread
     * @param announcer tells others of runs
     * @param diagnostics told of trouble
     * @param jvmExit knows why the JVM ends
     */
    public record Reporting(RunListener listener, Announcer announcer, Diagnostics diagnostics, JvmExit jvmExit) {

        /** Nobody else is told. */
        public Reporting(RunListener listener, Diagnostics diagnostics, JvmExit jvmExit) {
            this(listener, Announcer.NONE, diagnostics, jvmExit);
        }

        static Reporting standard() {
            return new Reporting(RunListener.NONE, Diagnostics.systemLogger(), new JvmExit());
        }
    }
}
