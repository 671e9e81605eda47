package io.runtrack.figures;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.LongTable;

/** Counts each file once, by command and path; beyond a million of them each record for itself. For one thread. */
final class DistinctFiles {
    private static final int MOST = 1_000_000;

    private final LongTable keys = new LongTable();

    /** Whether the file has not been there before. */
    boolean isFirst(RunMetadata run, FileProcessingLog log) {
        String path = log.filePath();
        if (path == null || keys.size() >= MOST) {
            return true;
        }
        int known = keys.size();
        return keys.put(FinalRecords.key(run.command(), path)) == known;
    }
}
