package io.runtrack.figures.facts;

import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.storage.TrackingStorage;
import java.util.List;

/**
 * Folds logs into facts. Logs pass record by record: memory does not grow with their length. For one thread at a time;
 * other threads and other processes may fold other parts.
 */
public final class FactsReader implements FactsSource {
    private final TrackingStorage storage;

    public FactsReader(TrackingStorage storage) {
        this.storage = storage;
    }

    @Override
    public Facts facts(DayPart part, Facts.Extent extent) {
        Facts facts = new Facts();
        RunLogs logs = new RunLogs(storage);
        if (extent != Facts.Extent.MAILS) {
            part.units().forEach(unit -> foldFiles(unit, extent, logs, facts.files));
        }
        if (extent != Facts.Extent.FAILURES) {
            part.runs().forEach(run -> foldMails(run, extent, logs, facts.mails));
        }
        facts.unreadable.addAll(logs.unreadable());
        return facts;
    }

    /** Metadata that count files and no failed one are believed, so that their logs need not be read for failures. */
    private static void foldFiles(List<RunMetadata> unit, Facts.Extent extent, RunLogs logs, FileFacts facts) {
        boolean mayHaveFailed = RunLogs.mayHaveFailed(unit);
        boolean whole = extent == Facts.Extent.WHOLE;
        if (!mayHaveFailed && !whole) {
            return;
        }
        FinalRecords records = logs.files(unit);
        records.forEach(file -> {
            facts.count(file);
            if (mayHaveFailed) {
                facts.addFailure(file);
            }
            if (whole) {
                facts.add(file);
            }
        });
        unit.stream().filter(run -> !logs.hasRecords(run)).forEach(facts::addCounted);
    }

    private static void foldMails(RunMetadata run, Facts.Extent extent, RunLogs logs, MailFacts facts) {
        boolean isCounted = run.emailsSent() > 0 || run.emailsFailed() > 0;
        boolean whole = extent == Facts.Extent.WHOLE;
        if (!isCounted && !whole) {
            return;
        }
        long[] position = new long[1];
        logs.eachEmail(run, result -> {
            if (isCounted) {
                facts.addToBeSent(run, result, position[0]);
            }
            if (whole) {
                facts.add(run, result, position[0]);
            }
            position[0]++;
        });
    }

    @Override
    public Successes successes(LaterDay later, FailedFiles asked) {
        Successes successes = new Successes();
        later.runs().forEach(run -> successes.read(new RunLogs(storage), run, asked::contains));
        return successes;
    }
}
