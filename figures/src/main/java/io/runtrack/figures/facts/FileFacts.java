package io.runtrack.figures.facts;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.Sums;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the file logs of some runs come to, by final outcome. It adds up in any order. For one thread. */
public final class FileFacts implements Addable<FileFacts> {
    static final int MOST_AGENTS = 2_000;

    final Map<String, Tally> runs = new TreeMap<>();
    final TimesSketch times = TimesSketch.large();
    final AgentFiles otherAgents = new AgentFiles();
    final BoundedTable<String, AgentFiles> agents =
            new BoundedTable<>(MOST_AGENTS, Comparator.naturalOrder(), AgentFiles::new, beyond -> otherAgents);
    final FirstFailures firstFailures = new FirstFailures();
    public final ErrorTable errors = new ErrorTable();
    public final FailedFiles failed;
    long repaired;

    private @Nullable String lastRun; // records of one run mostly follow each other
    private Tally lastTally = new Tally();

    FileFacts() {
        this(FailedFiles.MOST);
    }

    /** @param mostFailed how many failed files are told apart */
    FileFacts(int mostFailed) {
        failed = new FailedFiles(mostFailed);
    }

    /** The kinds of errors. */
    public ErrorTable errors() {
        return errors;
    }

    /** The files that failed. */
    public FailedFiles failed() {
        return failed;
    }

    /** How many files failed at first, and not at last. */
    public long repaired() {
        return repaired;
    }

    /** The files of a run. */
    static final class Tally {
        RunOutcome counted = RunOutcome.NONE; // by metadata, of a run without a log
        long success;
        long failed;
        long skipped;

        void add(FileStatus status) {
            success += status == FileStatus.SUCCESS ? 1 : 0;
            failed += status == FileStatus.FAILED ? 1 : 0;
            skipped += status == FileStatus.SKIPPED ? 1 : 0;
        }

        RunOutcome outcome() {
            return counted.plus(
                    new RunOutcome(Sums.plus(success, Sums.plus(failed, skipped)), success, failed, skipped));
        }
    }

    /** A file, as one of its run. */
    void count(FinalRecords.Outcome file) {
        if (!file.run().runId().equals(lastRun)) {
            lastRun = file.run().runId();
            lastTally = runs.computeIfAbsent(lastRun, first -> new Tally());
        }
        lastTally.add(file.log().status());
    }

    /** A file that may have failed, at first or at last. */
    void addFailure(FinalRecords.Outcome file) {
        repaired += file.repaired() ? 1 : 0;
        if (file.log().status() == FileStatus.FAILED) {
            failed.addFailure(file.run(), file.log(), errors.add(file.run(), file.log()));
        }
    }

    /** A file, whatever became of it: what the other two do not take. */
    void add(FinalRecords.Outcome file) {
        RunMetadata run = file.run();
        FileProcessingLog log = file.log();
        times.add(log.processingTimeMs());
        String agent = log.agentId();
        if (agent != null) {
            AgentFiles files = agents.of(agent);
            files.add(log.status());
            files.times.add(log.processingTimeMs());
        }
        if (log.status() == FileStatus.FAILED) {
            firstFailures.add(run, FailedRecord.of(log));
        }
    }

    /** A run that has no log, but counts. */
    void addCounted(RunMetadata run) {
        addCounted(run.runId(), RunOutcome.counted(run));
    }

    void addCounted(String runId, RunOutcome counted) {
        if (counted.equals(RunOutcome.NONE)) {
            return;
        }
        Tally tally = runs.computeIfAbsent(runId, first -> new Tally());
        tally.counted = tally.counted.plus(counted);
    }

    @Override
    public void add(FileFacts other) {
        other.runs.forEach((run, tally) -> addCounted(run, tally.outcome()));
        times.add(other.times);
        otherAgents.add(other.otherAgents);
        agents.add(other.agents);
        firstFailures.add(other.firstFailures);
        errors.add(other.errors);
        failed.add(other.failed);
        repaired = Sums.plus(repaired, other.repaired);
    }

    /** How many files a run had last. */
    public RunOutcome outcome(String runId) {
        Tally tally = runs.get(runId);
        return tally == null ? RunOutcome.NONE : tally.outcome();
    }

    /** How long all files took. */
    public TimesSketch times() {
        return times;
    }

    /** By agent, in alphabetical order. */
    public Map<String, AgentFiles> agents() {
        return agents.kept();
    }

    /** The files of further agents. */
    public AgentFiles otherAgents() {
        return otherAgents;
    }

    /** The first failed files of each of the newest runs that have some, by the run's id. */
    public Map<String, List<FailedRecord>> firstFailures() {
        return firstFailures.byRun();
    }
}
