package io.runtrack.figures;

import io.runtrack.figures.facts.Facts;
import io.runtrack.figures.facts.RunOutcome;
import io.runtrack.model.RunMetadata;
import java.util.List;
import java.util.Map;

/**
 * All that the runs of a period come to, with what it is compared with.
 *
 * @param figures what needs attention of it, and more
 * @param facts what its logs come to
 * @param previous the period that it is compared with
 * @param runsBefore the runs of that one, newest first
 * @param context of a period of one day, the runs of the baseline, which are shown beside it; else none
 * @param outcomesBefore the files of both, by the run's id
 */
public record WholeFigures(
        PeriodFigures figures,
        Facts facts,
        Period previous,
        List<RunMetadata> runsBefore,
        List<RunMetadata> context,
        Map<String, RunOutcome> outcomesBefore) {

    /** How many files a run of the period, or one before it, had last. */
    public RunOutcome outcome(RunMetadata run) {
        RunOutcome before = outcomesBefore.get(run.runId());
        return before == null ? facts.files().outcome(run.runId()) : before;
    }
}
