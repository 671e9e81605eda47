package io.runtrack.figures.logs;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.TrackingStorage;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The file logs of some runs, one after the other, record by record. A log that breaks off is told of, and the next one
 * follows. Not {@code flatMap}, whose iterator holds a whole log. For one thread.
 */
final class LogEntries extends Spliterators.AbstractSpliterator<FinalRecords.Entry> {
    private final TrackingStorage storage;
    private final Iterator<RunMetadata> runs;
    private final Consumer<String> unreadable;
    private final Consumer<RunMetadata> first;
    private @Nullable RunMetadata run;
    private @Nullable Stream<FileProcessingLog> log;
    private @Nullable Iterator<FileProcessingLog> records;
    private boolean empty;

    private LogEntries(
            TrackingStorage storage, List<RunMetadata> runs, Consumer<String> unreadable, Consumer<RunMetadata> first) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.storage = storage;
        this.runs = runs.iterator();
        this.unreadable = unreadable;
        this.first = first;
    }

    /**
     * All of them.
     *
     * @param unreadable is told of logs that break off
     * @param first is told of each run before its first record
     */
    static Stream<FinalRecords.Entry> of(
            TrackingStorage storage, List<RunMetadata> runs, Consumer<String> unreadable, Consumer<RunMetadata> first) {
        LogEntries entries = new LogEntries(storage, runs, unreadable, first);
        return StreamSupport.stream(entries, false).onClose(entries::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super FinalRecords.Entry> action) {
        while (true) {
            FileProcessingLog record = next();
            RunMetadata of = run;
            if (record != null && of != null) {
                if (empty) {
                    first.accept(of);
                    empty = false;
                }
                action.accept(new FinalRecords.Entry(of, record));
                return true;
            }
            tellOfMissing();
            close();
            if (!runs.hasNext()) {
                return false;
            }
            empty = true;
            run = runs.next();
            log = storage.readFileLogs(run);
            records = log.iterator();
        }
    }

    /** A log that is gone is not one without failures. */
    private void tellOfMissing() {
        RunMetadata of = run;
        if (of != null && records != null && empty && of.failedCount() > 0 && of.status() != RunStatus.RUNNING) {
            unreadable.accept(
                    RunLayout.fileLogs(of) + " has nothing, though its run has " + of.failedCount() + " failed files");
        }
    }

    /** Null at the end of a log, and where it breaks off. */
    private @Nullable FileProcessingLog next() {
        Iterator<FileProcessingLog> open = records;
        try {
            return open != null && open.hasNext() ? open.next() : null;
        } catch (UncheckedIOException failure) {
            unreadable.accept(String.valueOf(failure.getMessage()));
            empty = false; // that is said already
            return null;
        }
    }

    private void close() {
        records = null;
        if (log != null) {
            log.close();
            log = null;
        }
    }
}
