package io.runtrack.cli.report;

import io.runtrack.model.FileProcessingLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups failed files by cause. There are so many groups at the most; what comes beyond is one group more. For one thread. */
final class FailureFold {
    private static final int MOST_GROUPS = 2_000;
    private static final int MOST_SHOWN = 50;
    private static final Cause OTHER = new Cause("(other errors)", null);

    private final Map<Cause, Tally> groups = new HashMap<>();

    /** What failures of one group have in common. */
    record Cause(@Nullable String type, @Nullable String message) {}

    private static final class Tally {
        private final String run;
        private final @Nullable String message;
        private final @Nullable String file;
        private long count;

        Tally(FileProcessingLog first, String run) {
            this.run = run;
            this.message = first.errorMessage();
            this.file = first.filePath();
        }
    }

    void add(FileProcessingLog failed, String run) {
        Cause cause = new Cause(failed.errorType(), ErrorMessages.normalised(failed.errorMessage()));
        if (groups.size() >= MOST_GROUPS && !groups.containsKey(cause)) {
            cause = OTHER;
        }
        groups.computeIfAbsent(cause, first -> new Tally(failed, run)).count++;
    }

    long count(Cause cause) {
        Tally tally = groups.get(cause);
        return tally == null ? 0 : tally.count;
    }

    /** The largest first, beside the same of the previous period. */
    DeliveryReport.Limited<DeliveryReport.FailureGroup> groups(FailureFold previous) {
        List<DeliveryReport.FailureGroup> rows = new ArrayList<>();
        groups.forEach((cause, tally) -> {
            long before = previous.count(cause);
            rows.add(new DeliveryReport.FailureGroup(
                    cause.type, cause.message, tally.count, before, before == 0, tally.message, tally.file, tally.run));
        });
        rows.sort(Comparator.comparingLong(DeliveryReport.FailureGroup::count)
                .reversed()
                .thenComparing(group -> String.valueOf(group.errorType()))
                .thenComparing(group -> String.valueOf(group.message())));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }
}
