package io.runtrack.tracking.delivery;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.RunMetadata;

/**
 * What a run has counted so far. Files count by their last attempt: a later attempt takes back the failure before it.
 * Not safe for several threads; its owner guards it.
 */
public final class RunCounts {
    private long successfulFiles;
    private long failedFiles;
    private long skippedFiles;
    private long emailsSent;
    private long emailsFailed;
    private long emailsSkipped;
    private long dropped;

    public RunCounts() {}

    /** Goes on from where a run's metadata stands. */
    public RunCounts(RunMetadata run) {
        successfulFiles = run.successCount();
        failedFiles = run.failedCount();
        skippedFiles = run.skippedCount();
        emailsSent = run.emailsSent();
        emailsFailed = run.emailsFailed();
        emailsSkipped = run.emailsSkipped();
        dropped = run.droppedRecords();
    }

    /**
     * Calls nothing, not even what a switch over an enum calls: on a stack that is nearly full all of it is done, or
     * none.
     */
    public void countFile(FileStatus status, int attempt) {
        if (attempt > 1) {
            failedFiles--;
        }
        if (status == FileStatus.SUCCESS) {
            successfulFiles++;
        } else if (status == FileStatus.FAILED) {
            failedFiles++;
        } else {
            skippedFiles++;
        }
    }

    /** Counts a file whose attempt before this one counts no more, however it ended. */
    public void countInstead(FileStatus status, FileStatus replaced) {
        switch (replaced) {
            case SUCCESS -> successfulFiles--;
            case FAILED -> failedFiles--;
            case SKIPPED -> skippedFiles--;
        }
        countFile(status, 1);
    }

    public void countEmail(EmailStatus status) {
        switch (status) {
            case SENT -> emailsSent++;
            case FAILED -> emailsFailed++;
            case SKIPPED -> emailsSkipped++;
        }
    }

    public void countDropped() {
        dropped++;
    }

    public void countDropped(int records) {
        dropped += records;
    }

    public void dropped(long total) {
        dropped = total;
    }

    public long dropped() {
        return dropped;
    }

    public RunMetadata.Builder applyTo(RunMetadata.Builder run) {
        return run.totalFiles(totalFiles())
                .successCount(successfulFiles)
                .failedCount(failedFiles)
                .skippedCount(skippedFiles)
                .emailsSent(emailsSent)
                .emailsFailed(emailsFailed)
                .emailsSkipped(emailsSkipped)
                .droppedRecords(dropped);
    }

    /** How a command ended that neither threw nor was stopped. */
    public RunEnd endOfCommand() {
        if (failedFiles + emailsFailed == 0) {
            return RunEnd.SUCCESS;
        }
        if (successfulFiles + emailsSent > 0) {
            return RunEnd.PARTIAL_SUCCESS;
        }
        return RunEnd.failed(null, failureMessage());
    }

    private String failureMessage() {
        String files = failureMessage("files", failedFiles, totalFiles());
        String emails = failureMessage("emails", emailsFailed, emailsFailed + emailsSkipped);
        return files.isEmpty() || emails.isEmpty() ? files + emails : files + "; " + emails;
    }

    private static String failureMessage(String things, long failed, long total) {
        if (failed == 0) {
            return "";
        }
        return failed == total
                ? "all " + failed + " " + things + " failed"
                : failed + " of " + total + " " + things + " failed, none succeeded";
    }

    /** Whether nothing has been counted that was recorded. */
    public boolean areEmpty() {
        return totalFiles() + emailsSent + emailsFailed + emailsSkipped == 0;
    }

    private long totalFiles() {
        return successfulFiles + failedFiles + skippedFiles;
    }
}
