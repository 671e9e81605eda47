package io.runtrack.figures.facts;

import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first failed files of the newest runs. For one thread. */
final class FirstFailures implements Addable<FirstFailures> {
    /** How many runs have some. */
    static final int MOST_RUNS = 500;

    private static final int MOST_OF_A_RUN = 50;
    private static final Comparator<RunKey> NEWEST_FIRST =
            Comparator.comparing(RunKey::start).reversed().thenComparing(RunKey::id);

    final BoundedTable<RunKey, Rows> runs;

    /** A run by its age. */
    record RunKey(Instant start, String id) {}

    /** Of one run, which is never split. */
    static final class Rows implements Addable<Rows> {
        final List<FailedRecord> first = new ArrayList<>();

        void add(FailedRecord record) {
            if (first.size() < MOST_OF_A_RUN) {
                first.add(record);
            }
        }

        @Override
        public void add(Rows other) {
            other.first.forEach(this::add);
        }
    }

    FirstFailures() {
        runs = new BoundedTable<>(MOST_RUNS, NEWEST_FIRST, Rows::new, tooOld -> new Rows());
    }

    void add(RunMetadata run, FailedRecord record) {
        runs.of(new RunKey(run.startedAt(), run.runId())).add(record);
    }

    @Override
    public void add(FirstFailures other) {
        runs.add(other.runs);
    }

    Map<String, List<FailedRecord>> byRun() {
        Map<String, List<FailedRecord>> byRun = new HashMap<>();
        runs.kept().forEach((run, rows) -> byRun.put(run.id, List.copyOf(rows.first)));
        return byRun;
    }
}
