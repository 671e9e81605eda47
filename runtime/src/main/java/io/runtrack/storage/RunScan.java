package io.runtrack.storage;

import io.runtrack.document.RunHeads;
import io.runtrack.document.RunJson;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.BlobListing;
import io.runtrack.storage.blob.ListedBlob;
import io.runtrack.storage.blob.ManyBlobs;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One look at the runs of a span of time. The newest days come first and no more of them are read than are asked for;
 * listings of further days are fetched meanwhile, and the documents of a day are read by several threads. Threads live
 * as long as the scan. For one thread.
 */
final class RunScan {
    private static final Comparator<RunMetadata> NEWEST_FIRST =
            Comparator.comparing(RunMetadata::startedAt).reversed().thenComparing(RunMetadata::runId);
    private static final int DOCUMENTS_A_TASK = 500;
    private static final int DAYS_AHEAD = 4;

    private final RunCatalog catalog;
    private final Wanted wanted;
    private final List<RunMetadata> runs = new ArrayList<>();
    private final Set<UnreadableDocument> unreadable =
            new LinkedHashSet<>(); // a month's folder fails for each of its days

    /**
     * What is looked for.
     *
     * @param start the first instant
     * @param end the last one
     * @param filter which runs to keep; asked by several threads
     * @param extent how much of each document is read
     * @param limit how many runs, the newest
     * @param isByFolder whether a run belongs to the day of its folder, whatever its start
     */
    record Wanted(
            Instant start,
            Instant end,
            Predicate<? super RunMetadata> filter,
            RunCatalog.Extent extent,
            int limit,
            boolean isByFolder) {
        Wanted(Instant start, Instant end, Predicate<? super RunMetadata> filter, RunCatalog.Extent extent, int limit) {
            this(start, end, filter, extent, limit, false);
        }

        /** All that lies in the folder of a UTC day. */
        static Wanted folder(LocalDate day) {
            return new Wanted(
                    day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1),
                    run -> true,
                    RunCatalog.Extent.HEAD,
                    Integer.MAX_VALUE,
                    true);
        }

        Wanted {
            // Documents hold microseconds; a run must be found by the very instant with which it was started.
            start = start.truncatedTo(ChronoUnit.MICROS);
        }

        boolean accepts(@Nullable RunMetadata run) {
            return run != null
                    && (isByFolder
                            || (!run.startedAt().isBefore(start)
                                    && !run.startedAt().isAfter(end)))
                    && filter.test(run);
        }
    }

    /** What one task has read. */
    private record Found(List<RunMetadata> runs, List<UnreadableDocument> unreadable) {}

    RunScan(RunCatalog catalog, Wanted wanted) {
        this.catalog = catalog;
        this.wanted = wanted;
    }

    RunListing read() throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(DAYS_AHEAD, Runtime.getRuntime().availableProcessors()), RunScan::thread);
        try {
            readDays(threads);
        } finally {
            threads.shutdownNow();
        }
        runs.sort(NEWEST_FIRST);
        return new RunListing(
                runs.size() > wanted.limit ? runs.subList(0, wanted.limit) : runs, List.copyOf(unreadable));
    }

    /** Some documents, whatever their day, one after the other. */
    RunListing read(Collection<String> names) throws IOException {
        Found found = readAll(names.stream().map(ListedBlob::of).toList(), RunIndex.NONE);
        return new RunListing(found.runs, found.unreadable);
    }

    private void readDays(ExecutorService threads) throws IOException {
        List<String> prefixes = RunLayout.metadataPrefixes(wanted.start, wanted.end);
        Collections.reverse(prefixes);
        List<Future<BlobListing>> listings = new ArrayList<>();
        for (int day = 0; day < prefixes.size() && runs.size() < wanted.limit; day++) {
            while (listings.size() < prefixes.size() && listings.size() <= day + DAYS_AHEAD) {
                String prefix = prefixes.get(listings.size());
                listings.add(threads.submit(() -> list(catalog, prefix, RunLayout.Days.of(wanted.start, wanted.end))));
            }
            BlobListing listing = result(listings.get(day));
            unreadable.addAll(listing.unreadable());
            readDocuments(listing.blobs(), threads);
        }
    }

    private void readDocuments(List<ListedBlob> documents, ExecutorService threads) throws IOException {
        List<Future<Found>> parts = new ArrayList<>();
        for (int start = 0; start < documents.size(); ) {
            List<ListedBlob> day = sameDay(documents, start);
            RunIndex index =
                    wanted.extent == RunCatalog.Extent.HEAD ? RunIndex.of(day, catalog.blobs()) : RunIndex.NONE;
            for (int first = 0; first < day.size(); first += DOCUMENTS_A_TASK) {
                List<ListedBlob> part = day.subList(first, Math.min(day.size(), first + DOCUMENTS_A_TASK));
                Callable<Found> task = () -> readAll(part, index);
                parts.add(threads.submit(task));
            }
            start += day.size();
        }
        for (Future<Found> part : parts) {
            Found found = result(part);
            runs.addAll(found.runs);
            unreadable.addAll(found.unreadable);
        }
    }

    /** Listings are in the order of names, so the documents of a day stand together. */
    private static List<ListedBlob> sameDay(List<ListedBlob> documents, int start) {
        String day = RunLayout.dayOf(documents.get(start).name());
        int end = start + 1;
        while (end < documents.size()
                && RunLayout.dayOf(documents.get(end).name()).equals(day)) {
            end++;
        }
        return documents.subList(start, end);
    }

    /** The metadata documents of some days, and what may hide others of these days. */
    static BlobListing list(RunCatalog catalog, String prefix, RunLayout.Days days) throws IOException {
        BlobListing all = catalog.list(prefix);
        List<ListedBlob> documents = new ArrayList<>();
        for (ListedBlob blob : all.blobs()) {
            if (RunLayout.isMetadata(blob.name()) && days.contain(blob.name())) {
                documents.add(blob);
            }
        }
        List<UnreadableDocument> hiding = new ArrayList<>(all.unreadable());
        hiding.removeIf(each -> !days.mayLieIn(each.name()));
        return new BlobListing(documents, hiding);
    }

    private Found readAll(List<ListedBlob> documents, RunIndex index) throws IOException {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        try (ManyBlobs blobs = catalog.blobs().openMany()) {
            RunHeads heads = new RunHeads();
            Map<String, RunMetadata> known = known(documents, index);
            blobs.expect(without(known, documents));
            for (ListedBlob document : documents) {
                String name = document.name();
                try {
                    RunMetadata told = known.get(name);
                    RunMetadata read = told == null ? read(name, blobs, heads) : told;
                    RunMetadata run = read == null ? null : RunLayout.named(name, read);
                    if (wanted.accepts(run)) {
                        found.runs.add(run);
                    }
                } catch (IOException failure) {
                    found.unreadable.add(UnreadableDocument.of(name, failure));
                }
            }
        }
        return found;
    }

    /** The runs that need no look into their documents: by the listing's notes, or by the index of their day. */
    private Map<String, RunMetadata> known(List<ListedBlob> documents, RunIndex index) {
        if (wanted.extent == RunCatalog.Extent.WHOLE) {
            return Map.of();
        }
        Map<String, RunMetadata> known = new HashMap<>();
        for (ListedBlob document : documents) {
            RunMetadata noted = RunDocument.head(document);
            RunMetadata told = noted == null ? index.run(document.name()) : noted;
            if (told != null) {
                known.put(document.name(), told);
            }
        }
        return known;
    }

    private static List<String> without(Map<String, RunMetadata> known, List<ListedBlob> documents) {
        List<String> names = new ArrayList<>();
        for (ListedBlob document : documents) {
            if (!known.containsKey(document.name())) {
                names.add(document.name());
            }
        }
        return names;
    }

    /** Null when it has vanished meanwhile. */
    private @Nullable RunMetadata read(String document, ManyBlobs blobs, RunHeads heads) throws IOException {
        try (InputStream in = blobs.read(document)) {
            return wanted.extent == RunCatalog.Extent.HEAD ? heads.read(in) : RunJson.read(in);
        } catch (NoSuchFileException deleted) {
            return null;
        }
    }

    static <T> T result(Future<T> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while runs were read");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure; // of the filter
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "runtrack-reader");
        thread.setDaemon(true);
        return thread;
    }
}
