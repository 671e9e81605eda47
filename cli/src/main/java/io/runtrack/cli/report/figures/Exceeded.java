package io.runtrack.cli.report.figures;

import io.runtrack.outcome.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds figures against the thresholds. Immutable. */
final class Exceeded {
    private final ReportConfig.Thresholds thresholds;

    Exceeded(ReportConfig.Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** In words, one for each threshold that is exceeded. */
    List<String> of(DeliveryReport.Files files, DeliveryReport.Emails emails) {
        List<String> exceeded = new ArrayList<>();
        long sent = Sums.plus(
                emails.sent().now(),
                Sums.plus(emails.skipped().now(), emails.failed().now()));
        add(
                "files",
                files.failed(),
                files.total().now(),
                files.failedPercent(),
                thresholds.failedFilesPercent(),
                exceeded);
        add("emails", emails.failed(), sent, emails.failedPercent(), thresholds.failedEmailsPercent(), exceeded);
        return exceeded;
    }

    /** By the counts: the percentage is rounded. */
    private static void add(
            String what,
            DeliveryReport.Compared failed,
            long all,
            @Nullable Double percent,
            @Nullable Double most,
            List<String> exceeded) {
        if (most != null && 100.0 * failed.now() > most * all) {
            exceeded.add(String.format(
                    Locale.ROOT, "%s %% of the %s failed, more than the %s %% allowed", percent, what, most));
        }
    }
}
