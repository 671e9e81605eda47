package io.runtrack.figures;

import io.runtrack.answer.Field;
import io.runtrack.outcome.RunState;
import java.util.ArrayList;
import java.util.List;

/** The figures of a day, and a line of what needs attention, as programs get them. */
public final class NightFields {
    /** The figures. */
    public static final List<Field<PeriodFigures>> ALL = all();

    /** A line. */
    public static final List<Field<Attention.Item>> ITEM = List.of(
            new Field<>("kind", item -> item.kind().text()),
            new Field<>("text", Attention.Item::text),
            new Field<>("run_id", Attention.Item::runId),
            new Field<>(
                    "command",
                    item -> item.command() == null ? null : item.command().name()),
            new Field<>(
                    "subcommand",
                    item -> item.command() == null ? null : item.command().subcommand()));

    private NightFields() {}

    private static List<Field<PeriodFigures>> all() {
        List<Field<PeriodFigures>> fields = new ArrayList<>();
        fields.add(new Field<>("runs", figures -> figures.runs().size()));
        for (RunState state : RunState.values()) {
            fields.add(new Field<>("runs_" + state.text(), figures -> figures.count(state)));
        }
        fields.addAll(List.of(
                new Field<>("files", PeriodFigures::fileCount),
                new Field<>("files_failed", figures -> figures.files().failed()),
                new Field<>("files_redone", figures -> figures.files().redone()),
                new Field<>("files_still_failed", figures -> figures.files().stillFailed()),
                new Field<>("files_repaired", figures -> figures.files().repaired()),
                new Field<>(
                        "recipients_without_mail", figures -> figures.unsent().size()),
                new Field<>("expected_missed", figures -> figures.missed().size()),
                new Field<>("runs_slow", figures -> figures.slow().size()),
                new Field<>("unreadable", figures -> figures.unreadable().size())));
        return List.copyOf(fields);
    }
}
