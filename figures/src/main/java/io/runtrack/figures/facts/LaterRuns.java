package io.runtrack.figures.facts;

import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs that may have redone failed files. For one thread. */
public final class LaterRuns {
    private final Collection<RunMetadata> runs;
    private final Instant from;
    private final RedoneRuns redoneRuns;
    private final Map<String, Set<String>> redone = new HashMap<>(); // by the run that redid them

    /**
     * Those among some runs.
     *
     * @param stored all runs that there are
     * @param from earlier ones redid nothing
     */
    public LaterRuns(Collection<RunMetadata> stored, Instant from) {
        this.runs = stored;
        this.from = from;
        this.redoneRuns = new RedoneRuns(stored);
    }

    /** Those whose command failed files are of, or that redo such runs. */
    public List<LaterRun> of(FailedFiles failed) {
        List<LaterRun> later = new ArrayList<>();
        for (RunMetadata run : runs) {
            if (failed.isEmpty()
                    || !RunLogs.mayHaveSucceeded(run)
                    || run.startedAt().isBefore(from)) {
                continue;
            }
            Map<String, Set<String>> redoes = redoneRuns.of(run);
            Set<String> ids = new HashSet<>();
            redoes.values().forEach(ids::addAll);
            redone.put(run.runId(), ids);
            Set<String> commands = new TreeSet<>(redoes.keySet());
            if (failed.commands().contains(run.command()) || commands.stream().anyMatch(failed.commands()::contains)) {
                later.add(new LaterRun(run, commands));
            }
        }
        return later;
    }

    /** As {@link #of}, day by day in a time zone. */
    public List<LaterDay> byDay(FailedFiles failed, ZoneId zone) {
        Map<LocalDate, List<LaterRun>> byDay = new TreeMap<>();
        for (LaterRun run : of(failed)) {
            LocalDate day = LocalDate.ofInstant(run.run().startedAt(), zone);
            byDay.computeIfAbsent(day, first -> new ArrayList<>()).add(run);
        }
        List<LaterDay> days = new ArrayList<>();
        byDay.forEach((day, ofDay) -> days.add(new LaterDay(day, List.copyOf(ofDay))));
        return days;
    }

    /** Whether one run redoes another by {@code rerun_of}. */
    boolean redoes(String run, String other) {
        return redone.getOrDefault(run, Set.of()).contains(other);
    }
}
