package io.runtrack.figures;

import io.runtrack.figures.facts.ErrorKind;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.Sums;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a period come to. Runs whose part another one replaced are left out of everything.
 *
 * @param period the period
 * @param zone the zone of its days
 * @param now the moment as of which runs are stale, and files redone
 * @param runs its runs, newest first
 * @param states how many of them stand where
 * @param files its failed files
 * @param errors the errors of these: new ones first, then those of most files
 * @param unsent recipients who did not get what was to be sent, those with most days first
 * @param missed expected runs that are late, missing or failed
 * @param slow runs that took much longer than usual, the greatest excess first
 * @param usual what is usual
 * @param unreadable documents and folders of the period that could not be read, and why
 * @param otherUnreadable those of the baseline, and of the time after the period
 */
public record PeriodFigures(
        Period period,
        ZoneId zone,
        Instant now,
        List<RunMetadata> runs,
        Map<RunState, Long> states,
        Files files,
        List<ErrorGroup> errors,
        List<Unsent> unsent,
        List<MissedRun> missed,
        List<Slow> slow,
        UsualTimes usual,
        List<String> unreadable,
        List<String> otherUnreadable) {

    /**
     * Files that failed, by distinct command and path.
     *
     * @param failed how many failed in the period
     * @param redone how many of them later succeeded, until now
     * @param repaired how many failed at first and not at last, within their run
     * @param runsRedone the runs of those that were redone
     */
    public record Files(long failed, long redone, long repaired, List<RunMetadata> runsRedone) {
        /** How many are failed to this moment. */
        public long stillFailed() {
            return failed - redone;
        }
    }

    /**
     * Files that failed with one kind of error.
     *
     * @param kind what they have in common
     * @param files how many files
     * @param stillFailed how many of them have not been redone
     * @param isNew whether it did not occur in the baseline
     * @param usualADay the median of files a day in the baseline
     * @param isAboveUsual whether a known error is above three times that, and at least 5
     * @param firstSeen when it was first seen, within baseline and period
     * @param lastSeen when it was last seen
     * @param example a whole message
     * @param exampleFile its file
     * @param exampleRun its run
     */
    public record ErrorGroup(
            ErrorKind kind,
            long files,
            long stillFailed,
            boolean isNew,
            double usualADay,
            boolean isAboveUsual,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable String example,
            @Nullable String exampleFile,
            RunMetadata exampleRun) {}

    /**
     * A recipient to whom nothing was sent on the last day on which something was to be.
     *
     * @param recipient the address, else whatever tells the recipient
     * @param reason why, as the last one had it
     * @param smtpCode the server's reply code, if it gave one
     * @param days for how many days running, of those on which something was to be sent
     * @param run the last run that could not send
     */
    public record Unsent(
            String recipient,
            @Nullable String reason,
            @Nullable Integer smtpCode,
            int days,
            RunMetadata run) {}

    /**
     * A run that took more than twice the median of its command, and 30 seconds over it.
     *
     * @param run the run
     * @param millis how long it took
     * @param usual what is usual
     */
    public record Slow(RunMetadata run, long millis, UsualTimes.Usual usual) {
        long excess() {
            return millis - usual.median();
        }
    }

    /** The runs that could not keep all records. */
    public List<RunMetadata> dropping() {
        return runs.stream().filter(run -> run.droppedRecords() > 0).toList();
    }

    /** How many files the runs count. */
    public long fileCount() {
        return Sums.of(runs, RunMetadata::totalFiles);
    }

    /** How many runs stand there. */
    public long count(RunState state) {
        return states.getOrDefault(state, 0L);
    }
}
