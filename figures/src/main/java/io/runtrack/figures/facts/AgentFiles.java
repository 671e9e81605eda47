package io.runtrack.figures.facts;

import io.runtrack.annotations.FileStatus;
import io.runtrack.outcome.Sums;

/** The files of one call-centre agent, by final outcome, and their processing times. For one thread. */
public final class AgentFiles implements Addable<AgentFiles> {
    long success;
    long failed;
    long skipped;
    final TimesSketch times = TimesSketch.small();

    void add(FileStatus status) {
        success += status == FileStatus.SUCCESS ? 1 : 0;
        failed += status == FileStatus.FAILED ? 1 : 0;
        skipped += status == FileStatus.SKIPPED ? 1 : 0;
    }

    @Override
    public void add(AgentFiles other) {
        success = Sums.plus(success, other.success);
        failed = Sums.plus(failed, other.failed);
        skipped = Sums.plus(skipped, other.skipped);
        times.add(other.times);
    }

    /** All of them. */
    public long total() {
        return Sums.plus(success, Sums.plus(failed, skipped));
    }

    public long success() {
        return success;
    }

    public long failed() {
        return failed;
    }

    public long skipped() {
        return skipped;
    }

    /** How long they took. */
    public TimesSketch times() {
        return times;
    }
}
