package io.runtrack.tracking;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Files that are still being processed although their run has ended. They stay here until they end themselves, or the
 * JVM does. Holds the file and its run's lock, but not the run. Safe for any thread.
 */
final class OrphanedFiles {
    private final Map<FileInFlight, Object> files;
    private final Object lock;

    private OrphanedFiles(Map<FileInFlight, Object> files, Object lock) {
        this.files = files;
        this.lock = lock;
    }

    static OrphanedFiles none() {
        return new OrphanedFiles(new ConcurrentHashMap<>(), new Object());
    }

    /** The same files, of another run. */
    OrphanedFiles of(Object runLock) {
        return new OrphanedFiles(files, runLock);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    void add(FileInFlight file) {
        files.put(file, lock);
    }

    void remove(FileInFlight file) {
        files.remove(file);
    }

    /** Takes all that there is, once; whoever ends one of these files later finds that its record has been made. */
    void takeAll(Consumer<FileInFlight> taker) {
        for (Map.Entry<FileInFlight, Object> entry : files.entrySet()) {
            FileInFlight file = entry.getKey();
            if (isFirst(file, entry.getValue())) {
                taker.accept(file);
            }
        }
    }

    private static boolean isFirst(FileInFlight file, Object runLock) {
        synchronized (runLock) {
            boolean first = !file.hasEnded();
            file.markEnded();
            return first;
        }
    }
}
