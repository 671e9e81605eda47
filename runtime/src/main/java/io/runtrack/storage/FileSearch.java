package io.runtrack.storage;

import io.runtrack.document.UtcTime;
import io.runtrack.storage.blob.BlobListing;
import io.runtrack.storage.blob.ListedBlob;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One search for a file in the logs of a span of time. The newest day comes first, and what was found in it is handed
 * on as soon as all its logs have been looked through; meanwhile threads look through those of the days before. Threads
 * live as long as the search. For one thread.
 */
final class FileSearch {
    private static final Comparator<FoundFile> NEWEST_FIRST = Comparator.comparing(FoundFile::time)
            .reversed()
            .thenComparing(found -> found.run().runId())
            .thenComparing(found -> String.valueOf(found.file().filePath()));
    private static final int LOGS_A_TASK = 100;
    /** They are listed one by one, so that what is found in them need not wait for the names of all runs. */
    private static final int RECENT_DAYS = 61;

    private static final int TASKS_AHEAD = 4;

    private final RunCatalog catalog;
    private final FileQuery query;
    private final FoundFile.Taker taker;
    private final Set<UnreadableDocument> unreadable = new LinkedHashSet<>();
    private final List<FoundFile> ofThisDay = new ArrayList<>();
    private final Deque<Task> ahead = new ArrayDeque<>();
    private long runs;
    private @Nullable String day;
    private boolean enough;

    /** Some runs of one day, and what comes of looking through their logs. */
    private record Task(String day, int runs, Future<Result> result) {}

    private record Result(List<FoundFile> found, List<UnreadableDocument> unreadable) {}

    FileSearch(RunCatalog catalog, FileQuery query, FoundFile.Taker taker) {
        this.catalog = catalog;
        this.query = query;
        this.taker = taker;
    }

    SearchedRuns search() throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(TASKS_AHEAD, processors), RunScan::thread);
        try {
            Instant recent = UtcTime.date(query.end())
                    .minusDays(RECENT_DAYS)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            if (query.start().isBefore(recent)) {
                search(recent, query.end(), threads);
                search(query.start(), recent.minusNanos(1), threads);
            } else {
                search(query.start(), query.end(), threads);
            }
            while (!ahead.isEmpty() && !enough) {
                finish(ahead.remove());
            }
            endDay();
        } finally {
            threads.shutdownNow();
        }
        LocalDate since = day == null ? null : LocalDate.parse(day.replace('/', '-'));
        return new SearchedRuns(runs, since, List.copyOf(unreadable));
    }

    private void search(Instant start, Instant end, ExecutorService threads) throws IOException {
        List<String> prefixes = RunLayout.metadataPrefixes(start, end);
        Collections.reverse(prefixes);
        RunLayout.Days days = RunLayout.Days.of(start, end);
        for (String prefix : prefixes) {
            while (!ahead.isEmpty() && ahead.element().result.isDone() && !enough) {
                finish(ahead.remove());
            }
            if (enough) {
                return;
            }
            submit(RunScan.list(catalog, prefix, days), threads);
        }
    }

    private void submit(BlobListing listing, ExecutorService threads) throws IOException {
        unreadable.addAll(listing.unreadable());
        List<String> names = new ArrayList<>();
        for (ListedBlob blob : listing.blobs()) {
            names.add(blob.name());
        }
        Collections.reverse(names);
        for (int start = 0; start < names.size() && !enough; ) {
            String first = RunLayout.dayOf(names.get(start));
            int end = start + 1;
            while (end < names.size()
                    && end - start < LOGS_A_TASK
                    && RunLayout.dayOf(names.get(end)).equals(first)) {
                end++;
            }
            List<String> part = names.subList(start, end);
            Callable<Result> task = () -> look(part);
            ahead.add(new Task(first, part.size(), threads.submit(task)));
            if (ahead.size() > 4 * TASKS_AHEAD) {
                finish(ahead.remove());
            }
            start = end;
        }
    }

    private Result look(List<String> metadataNames) throws IOException {
        try (LogSearch logs =
                new LogSearch(query, catalog.blobs().openMany(), catalog.blobs().openMany())) {
            metadataNames.forEach(logs::look);
            return new Result(logs.found(), logs.unreadable());
        }
    }

    private void finish(Task task) throws IOException {
        if (!task.day.equals(day)) {
            endDay();
            if (enough) {
                return;
            }
        }
        day = task.day;
        runs += task.runs;
        Result result = RunScan.result(task.result);
        ofThisDay.addAll(result.found);
        unreadable.addAll(result.unreadable);
        if (!ahead.isEmpty() && !ahead.element().day.equals(day)) {
            endDay();
        }
        taker.lookedThrough(runs);
    }

    private void endDay() throws IOException {
        if (!ofThisDay.isEmpty() && !enough) {
            ofThisDay.sort(NEWEST_FIRST);
            enough = !taker.take(List.copyOf(ofThisDay));
        }
        ofThisDay.clear();
    }
}
