package io.runtrack.cli.report.figures;

import io.runtrack.figures.Command;
import io.runtrack.figures.RunTotals;
import io.runtrack.figures.facts.RunOutcome;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** How many runs of each command stand where, beside those of the period before. Stateless. */
final class CommandRows {

    private CommandRows() {}

    static List<DeliveryReport.CommandRow> of(List<RunMetadata> runs, List<RunMetadata> runsBefore, Instant now) {
        SortedMap<Command, RunTotals> ours = RunTotals.by(Command::of, runs, run -> RunOutcome.NONE, now);
        SortedMap<Command, RunTotals> theirs = RunTotals.by(Command::of, runsBefore, run -> RunOutcome.NONE, now);
        TreeSet<Command> all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        List<DeliveryReport.CommandRow> rows = new ArrayList<>();
        for (Command command : all) {
            RunTotals current = ours.getOrDefault(command, new RunTotals());
            RunTotals before = theirs.getOrDefault(command, new RunTotals());
            Map<String, DeliveryReport.Compared> statuses = new LinkedHashMap<>();
            for (RunState state : Words.STATES) {
                statuses.put(state.text(), new DeliveryReport.Compared(current.runs(state), before.runs(state)));
            }
            rows.add(new DeliveryReport.CommandRow(
                    command.name(),
                    command.subcommand(),
                    new DeliveryReport.Compared(current.runs(), before.runs()),
                    statuses));
        }
        return rows;
    }
}
