package io.runtrack.ui.api;

import io.runtrack.answer.Fields;
import io.runtrack.answer.RunCause;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.ui.server.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted, filter by filter, so that it can be said what each of them leaves out. Immutable.
 *
 * @param filters by the parameter that each stands for
 * @param values what was given for each
 */
record RunQuery(Map<String, Predicate<RunMetadata>> filters, Map<String, String> values) {
    private static final List<String> STATES =
            EnumSet.allOf(RunState.class).stream().map(RunState::text).toList();

    static RunQuery of(Parameters parameters, Predicate<RunMetadata> counts, Instant now) {
        RunQuery query = new RunQuery(new LinkedHashMap<>(), new LinkedHashMap<>());
        query.filters.put("", counts);
        query.addText(parameters, "command", RunMetadata::command);
        query.addText(parameters, "subcommand", RunMetadata::subcommand);
        query.addText(parameters, "parent", RunMetadata::parentRunId);
        query.addText(parameters, "rerun_of", RunMetadata::rerunOf);
        List<RunState> states = parameters.someOf("status", RunState::parse, STATES);
        if (!states.isEmpty()) {
            Set<RunState> wanted = EnumSet.copyOf(states);
            query.add(
                    "status",
                    String.join(",", parameters.all("status")),
                    run -> wanted.contains(RunState.of(run, now)));
        }
        if (parameters.flag("problems")) {
            query.add("problems", "true", run -> isProblem(RunState.of(run, now)));
        }
        List<String> labels = parameters.all("label");
        for (String label : labels) {
            if (label.indexOf('=') < 1) {
                throw Refusal.badRequest("label " + label + ": write NAME=VALUE");
            }
        }
        if (!labels.isEmpty()) {
            query.add("label", String.join(", ", labels), run -> labels.stream().allMatch(label -> has(run, label)));
        }
        String text = parameters.text("q");
        if (text != null) {
            String wanted = text.toLowerCase(Locale.ROOT);
            query.add("q", text, run -> holds(run, wanted, now));
        }
        return query;
    }

    private void add(String name, String value, Predicate<RunMetadata> filter) {
        filters.put(name, filter);
        values.put(name, value);
    }

    private interface Text {
        @Nullable
        String of(RunMetadata run);
    }

    private void addText(Parameters parameters, String name, Text text) {
        String wanted = parameters.text(name);
        if (wanted != null) {
            add(name, wanted, run -> wanted.equals(text.of(run)));
        }
    }

    private static boolean isProblem(RunState state) {
        return state != RunState.SUCCESS && state != RunState.RUNNING;
    }

    private static boolean has(RunMetadata run, String label) {
        int equals = label.indexOf('=');
        return label.substring(equals + 1).equals(run.labels().get(label.substring(0, equals)));
    }

    private static boolean holds(RunMetadata run, String text, Instant now) {
        return contains(run.runId(), text)
                || contains(run.command(), text)
                || contains(run.subcommand(), text)
                || contains(run.targetDate(), text)
                || contains(run.worker(), text)
                || contains(Fields.labels(run), text)
                || ((RunState.of(run, now) != RunState.SUCCESS || run.droppedRecords() > 0)
                        && contains(RunCause.of(run, now), text));
    }

    private static boolean contains(@Nullable String all, String part) {
        return all != null && all.toLowerCase(Locale.ROOT).contains(part);
    }

    /**
     * Runs that at most one filter leaves out: what is wanted, and what each filter alone hides.
     *
     * @param runs those runs
     * @param leftOutBy which filter leaves out each of them; null where none does
     */
    record Matches(List<RunMetadata> runs, List<@Nullable String> leftOutBy) {
        /** Those that all filters leave, in their order. */
        List<RunMetadata> wanted() {
            return without(null);
        }

        /** Those that all filters but this one leave. */
        List<RunMetadata> without(@Nullable String filter) {
            List<RunMetadata> left = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                String by = leftOutBy.get(i);
                if (by == null || by.equals(filter)) {
                    left.add(runs.get(i));
                }
            }
            return left;
        }
    }

    /** Asks each filter of each run once. */
    Matches among(List<RunMetadata> all) {
        Matches matches = new Matches(new ArrayList<>(), new ArrayList<>());
        for (RunMetadata run : all) {
            String by = null;
            int count = 0;
            for (Map.Entry<String, Predicate<RunMetadata>> filter : filters.entrySet()) {
                if (count < 2 && !filter.getValue().test(run)) {
                    by = filter.getKey();
                    count++;
                }
            }
            if (count < 2) {
                matches.runs.add(run);
                matches.leftOutBy.add(by);
            }
        }
        return matches;
    }
}
