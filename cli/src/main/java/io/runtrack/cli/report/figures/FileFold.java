package io.runtrack.cli.report.figures;

import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.TimesSketch;
import io.runtrack.model.FileProcessingLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folds the final outcomes of a period's files: figures by call-centre agent, times. For one thread. */
final class FileFold {
    private static final int MOST_AGENTS = 2_000;
    private static final int MOST_SHOWN = 200;
    private static final String OTHERS = "(other agents)";

    private final TimesSketch times = TimesSketch.large();
    private final Map<String, Tally> agents = new HashMap<>();

    private static final class Tally {
        private final Counts<FileStatus> counts = new Counts<>(FileStatus.class);
        private final TimesSketch times = TimesSketch.small();
    }

    void add(FileProcessingLog log) {
        times.add(log.processingTimeMs());
        String agent = log.agentId();
        if (agent != null) {
            boolean others = agents.size() >= MOST_AGENTS && !agents.containsKey(agent);
            Tally tally = agents.computeIfAbsent(others ? OTHERS : agent, first -> new Tally());
            tally.counts.add(log.status());
            tally.times.add(log.processingTimeMs());
        }
    }

    TimesSketch times() {
        return times;
    }

    /** Those with most failures first. */
    DeliveryReport.Limited<DeliveryReport.AgentRow> agents() {
        List<DeliveryReport.AgentRow> rows = new ArrayList<>();
        agents.forEach((agent, tally) -> {
            long success = tally.counts.of(FileStatus.SUCCESS);
            long failed = tally.counts.of(FileStatus.FAILED);
            long skipped = tally.counts.of(FileStatus.SKIPPED);
            rows.add(new DeliveryReport.AgentRow(
                    agent,
                    success + failed + skipped,
                    success,
                    failed,
                    skipped,
                    tally.times.median(),
                    tally.times.p95()));
        });
        rows.sort(Comparator.comparingLong(DeliveryReport.AgentRow::failed)
                .reversed()
                .thenComparing(
                        Comparator.comparingLong(DeliveryReport.AgentRow::total).reversed())
                .thenComparing(DeliveryReport.AgentRow::agentId));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }
}
