package io.runtrack.cli.report.figures;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Hands on of each file of one run what its last attempt came to. A failure is kept back until it is known that no
 * further attempt follows: at most so many of them at once, the longest kept are believed then. For one thread.
 */
final class LastAttempts {
    private static final int MOST_KEPT_BACK = 20_000;

    private final Map<String, FileProcessingLog> failures = new LinkedHashMap<>();
    private final Consumer<FileProcessingLog> last;

    LastAttempts(Consumer<FileProcessingLog> last) {
        this.last = last;
    }

    void add(FileProcessingLog log) {
        String path = log.filePath();
        if (path == null) {
            last.accept(log);
            return;
        }
        FileProcessingLog before = failures.remove(path);
        if (before != null && log.attempt() <= 1) {
            last.accept(before); // another method's, which has a count of its own
        }
        if (log.status() == FileStatus.FAILED) {
            keepBack(path, log);
        } else {
            last.accept(log);
        }
    }

    private void keepBack(String path, FileProcessingLog log) {
        failures.put(path, withoutStack(log));
        if (failures.size() > MOST_KEPT_BACK) {
            Iterator<FileProcessingLog> longest = failures.values().iterator();
            last.accept(longest.next());
            longest.remove();
        }
    }

    /** A stack, which no figure needs, is longer than all the rest. */
    private static FileProcessingLog withoutStack(FileProcessingLog log) {
        return log.errorStack() == null ? log : log.toBuilder().errorStack(null).build();
    }

    /** There are no further records. */
    void end() {
        failures.values().forEach(last);
        failures.clear();
    }
}
