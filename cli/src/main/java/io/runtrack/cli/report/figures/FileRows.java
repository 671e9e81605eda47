package io.runtrack.cli.report.figures;

import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.RunTotals;
import io.runtrack.figures.WholeFigures;
import io.runtrack.figures.facts.AgentFiles;
import io.runtrack.figures.facts.FileFacts;
import io.runtrack.figures.facts.RunOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of a period as a report lists them. Stateless. */
final class FileRows {
    private static final int MOST_SHOWN = 200;
    private static final String OTHERS = "(other agents)";

    private FileRows() {}

    static DeliveryReport.Files of(RunTotals totals, RunTotals before, WholeFigures whole) {
        RunOutcome files = totals.files();
        RunOutcome old = before.files();
        FileFacts facts = whole.facts().files();
        PeriodFigures.Files failed = whole.figures().files();
        return new DeliveryReport.Files(
                new DeliveryReport.Compared(files.files(), old.files()),
                new DeliveryReport.Compared(files.success(), old.success()),
                new DeliveryReport.Compared(files.failed(), old.failed()),
                new DeliveryReport.Compared(files.skipped(), old.skipped()),
                Percent.of(files.success(), files.files()),
                Percent.of(files.failed(), files.files()),
                facts.times().median(),
                facts.times().p95(),
                failed.failed(),
                failed.redone(),
                failed.stillFailed(),
                failed.repaired(),
                FailureRows.types(whole.figures()),
                FailureRows.groups(whole.figures()),
                agents(facts));
    }

    /** Those with most failures first. */
    private static DeliveryReport.Limited<DeliveryReport.AgentRow> agents(FileFacts facts) {
        List<DeliveryReport.AgentRow> rows = new ArrayList<>();
        facts.agents().forEach((agent, files) -> rows.add(row(agent, files)));
        if (facts.otherAgents().total() > 0) {
            rows.add(row(OTHERS, facts.otherAgents()));
        }
        rows.sort(Comparator.comparingLong(DeliveryReport.AgentRow::failed)
                .reversed()
                .thenComparing(
                        Comparator.comparingLong(DeliveryReport.AgentRow::total).reversed())
                .thenComparing(DeliveryReport.AgentRow::agentId));
        return DeliveryReport.Limited.of(rows, MOST_SHOWN);
    }

    private static DeliveryReport.AgentRow row(String agent, AgentFiles files) {
        return new DeliveryReport.AgentRow(
                agent,
                files.total(),
                files.success(),
                files.failed(),
                files.skipped(),
                files.times().median(),
                files.times().p95());
    }
}
