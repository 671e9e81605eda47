package io.runtrack.tracking;

import io.runtrack.model.RunMetadata;
import io.runtrack.tracking.delivery.RunEnd;
import java.time.Clock;

/** What a tracker needs of whoever keeps its run. */
interface RunSession {

    /** Keeps nothing: for runs that are only counted. */
    RunSession COUNTING = new RunSession() {
        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public RunMetadata describe(RunMetadata run) {
            return run;
        }

        @Override
        public RunJournal started(TrackedRun tracked, RunMetadata run) {
            return RunJournal.NONE;
        }

        @Override
        public RunEnd overruled(RunEnd end) {
            return end;
        }

        @Override
        public OrphanedFiles leftBehind() {
            return OrphanedFiles.none();
        }

        @Override
        public void ended(TrackedRun tracked) {}

        @Override
        public void awaitTold() {}

        @Override
        public void awaitStored() {}
    };

    /** The wall clock. */
    Clock clock();

    /** Adds what every run of this process has in common. */
    RunMetadata describe(RunMetadata run);

    /** Puts the start on record and answers where the rest goes. */
    RunJournal started(TrackedRun tracked, RunMetadata run);

    /** A signal that has begun to stop the JVM decides how runs end, whatever their commands say. */
    RunEnd overruled(RunEnd end);

    /** Where a run that ends leaves the files that are still in flight. */
    OrphanedFiles leftBehind();

    void ended(TrackedRun tracked);

    /** Waits, for a bounded time, until whoever listens has been told of what the calling thread has recorded. */
    void awaitTold();

    /** Waits, for a bounded time, until the storage holds the ended run. */
    void awaitStored();
}
