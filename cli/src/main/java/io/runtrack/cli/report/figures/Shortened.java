package io.runtrack.cli.report.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shortens what needs attention for people: an hourly run that is missing for a week must not hide everything else.
 * Stateless.
 */
public final class Shortened {
    private static final int MOST = 20;

    /** What is missed again and again. */
    private record Kind(String command, @Nullable String subcommand, String every) {}

    private Shortened() {}

    /** The report with a few of each kind, and the others counted. */
    public static DeliveryReport of(DeliveryReport report) {
        return new DeliveryReport(
                report.title(),
                report.attention(),
                shortened(report.coverage()),
                report.commands(),
                report.emails(),
                report.files(),
                report.runs(),
                report.days(),
                report.daysBefore(),
                report.details());
    }

    private static DeliveryReport.Coverage shortened(DeliveryReport.Coverage coverage) {
        return new DeliveryReport.Coverage(
                coverage.from(),
                coverage.to(),
                coverage.previousFrom(),
                coverage.zone(),
                coverage.generatedAt(),
                coverage.runs(),
                coverage.daysWithoutRuns(),
                missed(coverage.missed()),
                first(coverage.unfinished()),
                first(coverage.unreadable()),
                coverage.exceeded(),
                first(coverage.dropped()));
    }

    private static DeliveryReport.Limited<DeliveryReport.MissedRun> missed(
            DeliveryReport.Limited<DeliveryReport.MissedRun> missed) {
        Map<Kind, Integer> counts = new HashMap<>();
        List<DeliveryReport.MissedRun> shown = new ArrayList<>();
        for (DeliveryReport.MissedRun run : missed.rows()) {
            if (counts.merge(new Kind(run.command(), run.subcommand(), run.every()), 1, Integer::sum) <= MOST) {
                shown.add(run);
            }
        }
        return new DeliveryReport.Limited<>(
                shown, missed.others() + missed.rows().size() - shown.size());
    }

    private static <T> DeliveryReport.Limited<T> first(DeliveryReport.Limited<T> list) {
        DeliveryReport.Limited<T> first = DeliveryReport.Limited.of(list.rows(), MOST);
        return new DeliveryReport.Limited<>(first.rows(), first.others() + list.others());
    }
}
