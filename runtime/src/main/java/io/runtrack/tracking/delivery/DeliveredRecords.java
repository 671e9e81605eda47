package io.runtrack.tracking.delivery;

import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.DeadJournal;
import io.runtrack.journal.InFlightFile;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a dead executor's journal holds that its driver has as well. The driver may have taken a batch and its answer be
 * lost, and it makes records of its own of what an executor had in flight as far as the driver knew. Both are found in
 * the driver's file log: the same file with the same start. What the driver took for dead may have ended after all,
 * which the journal knows: that is the attempt after the one that died. For one thread.
 */
final class DeliveredRecords {
    /** One batch has no answer at most, and is smaller. */
    private static final int MOST_IN_A_BATCH = 100_000;

    private static final int MOST_FAILED = 100_000;

    private final Set<Long> known = new HashSet<>();
    private final Map<Long, Integer> died = new HashMap<>(); // which attempts the driver took for dead

    private final Set<Long> failed = new HashSet<>(); // of those that it does not have

    private DeliveredRecords() {}

    /**
     * Looks what of a journal is known.
     *
     * @return null if the driver still goes on and may take more: the journal is to be left until it has ended
     */
    static @Nullable DeliveredRecords of(DeadJournal journal, TrackingStorage storage) throws IOException {
        Progress noted = Progress.load(journal.folder());
        Set<Long> candidates = new HashSet<>();
        Set<String> parents = new HashSet<>();
        noted.runs().forEach(run -> addParent(run.metadata(), parents));
        JournalReader entries = journal.readFrom(noted.position());
        JournalEntry entry = entries.next();
        for (int read = 0; entry != null && read < MOST_IN_A_BATCH; read++, entry = entries.next()) {
            if (entry instanceof JournalEntry.RunStarted started) {
                addParent(started.metadata(), parents);
            } else if (entry instanceof JournalEntry.FileRecorded file) {
                candidates.add(key(file.log()));
            }
        }
        for (InFlightFile file : journal.inFlight()) {
            candidates.add(key(file.path(), file.startedAt()));
        }
        return among(candidates, parents, storage);
    }

    private static void addParent(RunMetadata run, Set<String> parents) {
        if (run.parentRunId() != null) {
            parents.add(run.parentRunId());
        }
    }

    private static @Nullable DeliveredRecords among(
            Set<Long> candidates, Set<String> parents, TrackingStorage storage) {
        DeliveredRecords delivered = new DeliveredRecords();
        for (String id : parents) {
            RunMetadata parent = storage.findRun(id).orElse(null);
            if (parent != null && RunState.of(parent, Instant.now()) == RunState.RUNNING) {
                return null;
            }
            if (parent != null && !candidates.isEmpty()) {
                try (Stream<FileProcessingLog> log = storage.readFileLogs(parent)) {
                    log.filter(file -> candidates.contains(key(file))).forEach(delivered::add);
                }
            }
        }
        return delivered;
    }

    private void add(FileProcessingLog log) {
        if (FlyingFile.DIED.equals(log.errorType())) {
            died.put(key(log), log.attempt());
        } else {
            known.add(key(log));
        }
    }

    boolean has(FileProcessingLog log) {
        return known.contains(key(log));
    }

    /** Which attempt a record is. */
    int attempt(FileProcessingLog log) {
        Integer dead = died.get(key(log));
        return dead == null ? log.attempt() : Math.max(log.attempt(), dead + 1);
    }

    /**
     * Which attempt a record is of those that the driver does not have: the failure before it may have been delivered.
     * To be asked of each record once, in their order.
     */
    int attemptHere(FileProcessingLog log) {
        ForwardedWork work = ForwardedWork.parse(log.worker());
        String method = work == null ? "" : work.method();
        long file = (long) Objects.hashCode(log.filePath()) << Integer.SIZE | Integer.toUnsignedLong(method.hashCode());
        boolean follows = failed.remove(file);
        if (log.status() == FileStatus.FAILED && log.filePath() != null && failed.size() < MOST_FAILED) {
            failed.add(file);
        }
        return follows ? log.attempt() : 1;
    }

    /** Those that the driver has no record of. */
    List<InFlightFile> without(List<InFlightFile> inFlight) {
        List<InFlightFile> rest = new ArrayList<>(inFlight);
        rest.removeIf(file -> {
            long key = key(file.path(), file.startedAt());
            return known.contains(key) || died.containsKey(key);
        });
        return rest;
    }

    private static long key(FileProcessingLog log) {
        return key(log.filePath(), log.startedAt());
    }

    /** Microseconds are what documents have. */
    private static long key(@Nullable String path, @Nullable Instant startedAt) {
        long micros = startedAt == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, startedAt);
        return micros * 0x9E3779B97F4A7C15L + Objects.hashCode(path);
    }
}
