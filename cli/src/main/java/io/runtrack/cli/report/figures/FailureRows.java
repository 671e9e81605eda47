package io.runtrack.cli.report.figures;

import io.runtrack.figures.PeriodFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The failures of a period as a report lists them. Stateless. */
final class FailureRows {
    private static final int MOST_SHOWN = 50;

    private FailureRows() {}

    /** New ones first, then those of most files. */
    static DeliveryReport.Limited<DeliveryReport.FailureGroup> groups(PeriodFigures figures) {
        List<DeliveryReport.FailureGroup> rows =
                figures.errors().stream().map(FailureRows::row).toList();
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }

    private static DeliveryReport.FailureGroup row(PeriodFigures.ErrorGroup error) {
        return new DeliveryReport.FailureGroup(
                error.kind().type(),
                error.kind().message(),
                error.files(),
                error.stillFailed(),
                error.isNew(),
                error.usualADay(),
                error.firstSeen(),
                error.lastSeen(),
                error.example(),
                error.exampleFile(),
                error.exampleRun().runId());
    }

    /** By type alone, those of most files first. */
    static DeliveryReport.Limited<DeliveryReport.FailureType> types(PeriodFigures figures) {
        Map<@Nullable String, Long> types = new HashMap<>();
        figures.errors().forEach(error -> types.merge(error.kind().type(), error.files(), Long::sum));
        List<DeliveryReport.FailureType> rows = new ArrayList<>();
        types.forEach((type, count) -> rows.add(new DeliveryReport.FailureType(type, count)));
        rows.sort(Comparator.comparingLong(DeliveryReport.FailureType::count)
                .reversed()
                .thenComparing(row -> String.valueOf(row.errorType())));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }
}
