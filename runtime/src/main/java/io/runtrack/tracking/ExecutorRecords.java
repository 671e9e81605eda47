package io.runtrack.tracking;

import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.tracking.delivery.Batch;
import io.runtrack.tracking.delivery.FlyingFile;
import io.runtrack.tracking.delivery.ForwardedWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes what executors send their driver into the driver's runs: each entry once, though a batch comes again whose
 * answer was lost. It is in the driver's journal before it is answered. Of an executor it remembers a number, and what
 * that has in flight. Safe for any thread.
 */
public final class ExecutorRecords {
    private final Runs runs;
    private final Map<String, Sender> senders = new HashMap<>(); // by their journals; guarded by this

    /** The runs of this process. */
    public interface Runs {

        /** The run that has this id, as long as it goes on; null if there is none. */
        @Nullable
        RunInProgress of(String runId);

        /** Where what comes too late belongs to. */
        RunInProgress afterwards();
    }

    public ExecutorRecords(Runs runs) {
        this.runs = runs;
    }

    /** One process that sends. */
    private static final class Sender {
        private final String worker;
        private final Map<Integer, String> runIds = new HashMap<>(); // by their numbers there
        private final Map<Integer, Long> dropped = new HashMap<>();
        private final Set<FlyingFile> died = new HashSet<>();
        private List<FlyingFile> inFlight = List.of();
        private long has;

        Sender(String worker) {
            this.worker = worker;
        }
    }

    /**
     * Takes a batch.
     *
     * @return the position up to which the sender's entries are in this process's journal
     * @throws IOException if it cannot be understood
     */
    public synchronized long receive(byte[] message) throws IOException {
        Batch batch = Batch.read(message);
        Sender sender = senders.computeIfAbsent(batch.journal(), journal -> new Sender(batch.worker()));
        for (Batch.Entry entry : batch.entries()) {
            if (entry.position() > sender.has) {
                take(entry.content(), sender);
                sender.has = entry.position();
            }
        }
        sender.inFlight = batch.inFlight();
        batch.dropped().forEach((run, records) -> drop(run, records, sender));
        return sender.has;
    }

    /**
     * An executor is gone: what it had in flight has failed, as far as is known here. If a record of it comes after
     * all, that is the next attempt.
     */
    public synchronized void lost(String worker) {
        for (Sender sender : senders.values()) {
            if (sender.worker.equals(worker)) {
                List<FlyingFile> left = new ArrayList<>(sender.inFlight);
                sender.inFlight = List.of();
                left.removeIf(file -> !sender.died.add(file)); // one that is lost for the second time
                left.forEach(file -> died(file, sender));
            }
        }
    }

    private void take(JournalEntry entry, Sender sender) {
        if (entry instanceof JournalEntry.RunStarted started) {
            String driversRun = started.metadata().parentRunId();
            sender.runIds.put(entry.run(), driversRun == null ? "" : driversRun);
        } else if (entry instanceof JournalEntry.FileRecorded file) {
            record(file.run(), file.log(), ForwardedWork.parse(file.log().worker()), sender);
        } else if (entry instanceof JournalEntry.EmailRecorded email) {
            RunInProgress run = run(entry.run(), sender);
            if (run == null || !run.recordEmail(email.result())) {
                runs.afterwards().recordEmail(email.result());
            }
        }
    }

    private void died(FlyingFile file, Sender sender) {
        long ran = System.currentTimeMillis() - file.startedMicros() / 1_000;
        FileProcessingLog log = FileProcessingLog.builder(FileStatus.FAILED)
                .filePath(file.path())
                .fileType(file.fileType())
                .agentId(file.agentId())
                .errorType(FlyingFile.DIED)
                .errorMessage("Process died before the file was processed (" + sender.worker + ")")
                .startedAt(RunClock.toInstant(file.startedMicros()))
                .processingTimeMs(Math.max(0, ran))
                .build();
        record(file.run(), log, ForwardedWork.parse(file.work()), sender);
    }

    private void record(int number, FileProcessingLog log, @Nullable ForwardedWork work, Sender sender) {
        FileProcessingLog named = log.toBuilder().worker(sender.worker).build();
        RunInProgress run = run(number, sender);
        if (run == null || !run.recordForwarded(named, work)) {
            runs.afterwards().recordForwarded(named, work);
        }
    }

    private void drop(int number, long records, Sender sender) {
        long before = sender.dropped.getOrDefault(number, 0L);
        RunInProgress run = run(number, sender);
        if (records > before && run != null) {
            run.countDropped((int) Math.min(records - before, Integer.MAX_VALUE));
            sender.dropped.put(number, records);
        }
    }

    private @Nullable RunInProgress run(int number, Sender sender) {
        String id = sender.runIds.get(number);
        return id == null ? null : runs.of(id);
    }
}
