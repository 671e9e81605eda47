package io.runtrack.cli.runs;

import io.runtrack.answer.RunWords;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What some runs add up to, in one line. */
public final class RunSums {
    private final Map<ShownStatus, Long> statuses = new EnumMap<>(ShownStatus.class);
    private long runs;
    private long files;
    private long failedFiles;
    private long emails;
    private long failedEmails;
    private long dropped;

    public static RunSums of(List<RunMetadata> runs, Instant now) {
        RunSums sums = new RunSums();
        runs.forEach(run -> sums.add(run, now));
        return sums;
    }

    private void add(RunMetadata run, Instant now) {
        runs++;
        statuses.merge(ShownStatus.of(run, now), 1L, Long::sum);
        files = Sums.plus(files, run.totalFiles());
        failedFiles = Sums.plus(failedFiles, run.failedCount());
        emails = Sums.plus(emails, Sums.emails(run));
        failedEmails = Sums.plus(failedEmails, run.emailsFailed());
        dropped = Sums.plus(dropped, run.droppedRecords());
    }

    /** {@code 3 runs: 2 success, 1 failed; 120 files, 4 failed; 2 emails}. */
    public String words() {
        List<String> byStatus = new ArrayList<>();
        statuses.forEach((status, count) -> byStatus.add(number(count) + " " + status.text()));
        String sums = RunWords.counted(runs, "run") + ": " + String.join(", ", byStatus) + "; "
                + RunWords.counted(files, "file") + failed(failedFiles);
        if (emails > 0) {
            sums += "; " + RunWords.counted(emails, "email") + failed(failedEmails);
        }
        return dropped == 0 ? sums : sums + "; " + RunWords.counted(dropped, "record") + " dropped";
    }

    private static String failed(long count) {
        return count == 0 ? "" : ", " + number(count) + " failed";
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
