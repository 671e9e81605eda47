package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.Words;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The page's charts. Immutable. */
public final class Charts {
    private final DeliveryReport report;
    private final Shown shown;

    Charts(DeliveryReport report, Shown shown) {
        this.report = report;
        this.shown = shown;
    }

    /** Runs a day, by status. */
    public StackedBars runs() {
        return bars("Runs a day", Words.STATUSES, day -> List.copyOf(day.runs().values()));
    }

    /** Files a day. */
    public StackedBars files() {
        return bars(
                "Files a day",
                List.of("success", "skipped", "failed"),
                day -> List.of(day.success(), day.skipped(), day.failed()));
    }

    /** Emails a day. */
    public StackedBars emails() {
        return bars(
                "Emails a day",
                List.of("sent", "skipped", "failed"),
                day -> List.of(day.emailsSent(), day.emailsSkipped(), day.emailsFailed()));
    }

    /** Failed files by type of error. */
    public FailureBars failures() {
        return FailureBars.of(
                report.files().failureTypes(), report.files().failed().now(), shown);
    }

    /** How long runs took, command by command. */
    public DurationStrips durations() {
        return DurationStrips.of(report, shown);
    }

    private StackedBars bars(String title, List<String> parts, Function<DeliveryReport.Day, List<Long>> counts) {
        return StackedBars.of(
                title,
                parts,
                Stream.concat(report.daysBefore().stream(), report.days().stream())
                        .map(day -> new StackedBars.Column(day.date().toString(), counts.apply(day)))
                        .toList());
    }
}
