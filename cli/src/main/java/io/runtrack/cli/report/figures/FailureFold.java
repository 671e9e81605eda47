package io.runtrack.cli.report.figures;

import io.runtrack.figures.FailureGroups;
import io.runtrack.model.FileProcessingLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The failures of a period by cause, beside those of the period before. For one thread. */
final class FailureFold {
    private static final int MOST_SHOWN = 50;

    private final FailureGroups groups = new FailureGroups();

    void add(FileProcessingLog failed, String run) {
        groups.add(failed, run);
    }

    /** The largest first, beside the same of the previous period. */
    DeliveryReport.Limited<DeliveryReport.FailureGroup> groups(FailureFold previous) {
        List<DeliveryReport.FailureGroup> rows = groups.largestFirst().stream()
                .map(group -> beside(previous.groups.count(group.cause()), group))
                .toList();
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }

    /** By type alone, the largest first, beside the same of the previous period. */
    DeliveryReport.Limited<DeliveryReport.FailureType> types(FailureFold previous) {
        Map<@Nullable String, Long> before = previous.groups.byType();
        List<DeliveryReport.FailureType> rows = new ArrayList<>();
        groups.byType()
                .forEach((type, count) ->
                        rows.add(new DeliveryReport.FailureType(type, count, before.getOrDefault(type, 0L))));
        rows.sort(Comparator.comparingLong(DeliveryReport.FailureType::count)
                .reversed()
                .thenComparing(row -> String.valueOf(row.errorType())));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }

    private static DeliveryReport.FailureGroup beside(long before, FailureGroups.Group group) {
        return new DeliveryReport.FailureGroup(
                group.cause().type(),
                group.cause().message(),
                group.count(),
                before,
                before == 0,
                group.firstMessage(),
                group.firstFile(),
                group.firstRun());
    }
}
