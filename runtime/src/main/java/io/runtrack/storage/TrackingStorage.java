package io.runtrack.storage;

import io.runtrack.annotations.FileStatus;
import io.runtrack.document.EmailResultParser;
import io.runtrack.document.FileLogParser;
import io.runtrack.document.RecordAppender;
import io.runtrack.document.RunJson;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.RunTree;
import io.runtrack.outcome.Sums;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreProvider;
import io.runtrack.storage.blob.FailureText;
import io.runtrack.storage.blob.GrowingBlob;
import io.runtrack.storage.blob.ScopedStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Saves runs and finds them again, in a local folder or in a store of your own.
 *
 * <p>Opening and closing are on the way of every process that records something, and therefore without lambdas. Safe
 * for several threads, as far as the store is. Every document is saved whole or not at all. All methods throw
 * {@link UncheckedIOException} when the store fails, with a message that names the document, and
 * {@link IllegalArgumentException} for a run whose id is not valid.
 */
public final class TrackingStorage implements AutoCloseable {
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Instant LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private final BlobStore blobs;
    private final String destination;

    private TrackingStorage(BlobStore blobs) {
        String location = blobs.location();
        this.blobs = blobs;
        this.destination = location == null ? blobs.getClass().getName() + '#' + UUID.randomUUID() : location;
    }

    /**
     * Opens the storage that a tracking path names: a folder, a {@code file:} URI, or a path whose scheme a
     * {@link BlobStoreProvider} has, such as {@code azure://container/prefix}. It need not exist; the first save
     * creates it. Nothing is contacted yet.
     *
     * @throws IllegalArgumentException when the path names no storage to be found
     */
    public static TrackingStorage open(String uri) {
        try {
            return TrackingPath.open(uri);
        } catch (IOException failure) {
            throw failed("open tracking path '" + uri + "'", failure);
        }
    }

    /**
     * Opens the storage of a {@link #destination}, which a journal of a dead process names.
     *
     * @throws IllegalArgumentException when there is no way to it from this process; the message holds the remedy
     */
    public static TrackingStorage reopen(String destination) {
        try {
            return TrackingPath.reopen(destination);
        } catch (IOException failure) {
            throw failed("open " + destination, failure);
        }
    }

    /**
     * Keeps runs in a store of your own. Closing the storage closes the store.
     *
     * @param basePath where in the store, such as {@code team/tracking}; empty for the store's own top
     * @throws IllegalArgumentException when the base path cannot begin the name of a blob
     */
    public static TrackingStorage open(BlobStore store, String basePath) {
        int start = basePath.startsWith("/") ? 1 : 0;
        int end = basePath.length() > start && basePath.endsWith("/") ? basePath.length() - 1 : basePath.length();
        String base = basePath.substring(start, end);
        return new TrackingStorage(base.isEmpty() ? store : new ScopedStore(store, base));
    }

    /**
     * What tells this storage from all others, in every process: of a local folder its real absolute path. A store that
     * does not say where it is gets a text that no other has.
     */
    public String destination() {
        return destination;
    }

    /** Says in one line for people where the documents are and by what the store lets us in; never a secret. */
    public String description() {
        return blobs.description();
    }

    /** The documents themselves; {@link RunLayout} names them. */
    public BlobStore blobs() {
        return blobs;
    }

    /** The folder on this machine in which the documents lie, if they lie in one. */
    public Optional<Path> localFolder() {
        return Optional.ofNullable(blobs.localFolder());
    }

    /**
     * Saves a run's metadata, in place of what was saved before; steps and email results that were, if this brings
     * none, as a run does that comes from a listing.
     */
    public void saveRunMetadata(RunMetadata run) {
        String name = RunLayout.metadata(run);
        save(name, () -> {
            boolean isWhole = !run.steps().isEmpty() && !run.emailResults().isEmpty();
            RunMetadata stored = isWhole ? run : stored(name, run);
            List<RunStep> steps = run.steps().isEmpty() ? stored.steps() : run.steps();
            return RunDocument.of(
                    run.toBuilder().steps(steps).build(),
                    run.emailResults().isEmpty() ? stored.emailResults() : run.emailResults());
        });
    }

    private RunMetadata stored(String name, RunMetadata instead) {
        try (InputStream stored = blobs.read(name)) {
            return RunJson.read(stored);
        } catch (IOException noneOrUnreadable) {
            return instead;
        }
    }

    /** Saves a run's whole file log, in place of what was saved before. */
    public void saveFileLogs(RunMetadata run, List<FileProcessingLog> logs) {
        save(RunLayout.fileLogs(run), () -> {
            ByteArrayOutputStream document = new ByteArrayOutputStream();
            return array(document, RecordAppender.fileLogs(document, run.runId(), true), logs);
        });
    }

    /** Saves a run's whole email log, in place of what was saved before. */
    public void saveEmailLogs(RunMetadata run, List<EmailResult> results) {
        save(RunLayout.emailLogs(run), () -> {
            ByteArrayOutputStream document = new ByteArrayOutputStream();
            return array(document, RecordAppender.emailLogs(document, run.runId(), true), results);
        });
    }

    /**
     * The runs that started in a span of time, newest first, with all that their metadata holds. Documents that cannot
     * be read are left out; to learn which, and for long spans, use {@link #listRuns(Instant, Instant, Predicate)}.
     *
     * @param start the first instant of the span
     * @param end the last one
     * @param command only runs of this command; null for all
     * @param status only runs that stand there; null for all
     */
    public List<RunMetadata> listRuns(
            Instant start, Instant end, @Nullable String command, @Nullable RunStatus status) {
        Predicate<RunMetadata> filter =
                run -> (command == null || command.equals(run.command())) && (status == null || status == run.status());
        return listing(new RunScan.Wanted(start, end, filter, RunCatalog.Extent.WHOLE, Integer.MAX_VALUE))
                .runs();
    }

    /**
     * The runs that started in a span of time, without their steps and email results, of which there may be many, and
     * the documents that could not be read.
     *
     * @param start the first instant of the span
     * @param end the last one
     * @param filter which runs to keep; asked by several threads
     */
    public RunListing listRuns(Instant start, Instant end, Predicate<? super RunMetadata> filter) {
        return listRuns(start, end, filter, Integer.MAX_VALUE);
    }

    /**
     * The newest runs that started in a span of time, without their steps and email results. Reads no more days than it
     * takes to find so many.
     *
     * @param start the first instant of the span
     * @param end the last one
     * @param filter which runs to keep; asked by several threads
     * @param limit how many at the most
     */
    public RunListing listRuns(Instant start, Instant end, Predicate<? super RunMetadata> filter, int limit) {
        return listing(new RunScan.Wanted(start, end, filter, RunCatalog.Extent.HEAD, limit));
    }

    /**
     * The runs whose documents lie in the folder of a UTC day, newest first, without their steps and email results.
     * Other writers may have put some there that started on another day.
     */
    public RunListing listDay(LocalDate day) {
        return listing(RunScan.Wanted.folder(day));
    }

    /**
     * The run of an id, or the only run whose id begins so. Of several runs of one id it is the one of the most recent
     * day. Looks through the names of all runs.
     *
     * @throws AmbiguousRunException when there is no such id, and several begin so
     * @throws UncheckedIOException when none is found, and something that may hide it cannot be read, too
     */
    public Optional<RunMetadata> findRun(String idOrPrefix) {
        FoundRun found = searchRun(idOrPrefix);
        if (found.orNull() == null && !found.unreadable().isEmpty()) {
            IOException hidden = new IOException(found.unreadable().get(0).toString());
            throw failed("find run '" + idOrPrefix + "' in " + destination, hidden);
        }
        return found.run();
    }

    /** As {@link #findRun}, with what could not be looked through. */
    public FoundRun searchRun(String idOrPrefix) {
        return unchecked(
                "find run '" + idOrPrefix + "' in " + destination, () -> new RunCatalog(blobs).find(idOrPrefix));
    }

    /**
     * A run as it is stored now, without its steps and email results; empty when it is not there any more. Reads one
     * document.
     */
    public Optional<RunMetadata> currentState(RunMetadata run) {
        return unchecked("read run '" + run.runId() + "' in " + destination, () -> new RunCatalog(blobs).current(run));
    }

    /**
     * The steps of a run as they are stored now, which listings leave out; none when the run is not there any more.
     * Reads one document.
     */
    public List<RunStep> readSteps(RunMetadata run) {
        return unchecked("read run '" + run.runId() + "' in " + destination, () -> {
            try (InputStream stored = blobs.read(RunLayout.metadata(run))) {
                return RunJson.readWithSteps(stored).steps();
            } catch (NoSuchFileException gone) {
                return List.of();
            }
        });
    }

    /**
     * Looks for files by a part of their path in the runs of a span of time, the newest day first. A run has one line
     * for each file, its last attempt. Whole logs are read, but few of them parsed.
     *
     * @param taker gets what was found day by day, on this thread
     */
    public SearchedRuns findFiles(FileQuery query, FoundFile.Taker taker) {
        return unchecked("search the runs in " + destination, () -> new FileSearch(new RunCatalog(blobs), query, taker)
                .search());
    }

    /**
     * Whether there is metadata of a run, on whatever day it started. Looks through the names of all runs.
     *
     * @throws UncheckedIOException when there is none, and something that may hide it cannot be read, too
     */
    public boolean runExists(String runId) {
        return unchecked("look for run '" + runId + "' in " + destination, () -> new RunCatalog(blobs).exists(runId));
    }

    /**
     * The entries of a run's file log, in their order; none when there is no log. They are read one by one while the
     * stream is consumed; close the stream unless you consume it to its end. Reading throws
     * {@link UncheckedIOException} when the document cannot be read, which is not the same as none.
     */
    public Stream<FileProcessingLog> readFileLogs(RunMetadata run) {
        return RecordStream.of(blobs, RunLayout.fileLogs(run), new FileLogParser(), List::of);
    }

    /**
     * The paths of the files whose last record in the tree of a run failed, each once: what is to be done again. The
     * tree is the run and all that lead to it by {@code parent_run_id}, of whatever day. Their logs are read as many
     * times as it takes to know the last record of each file; the paths are in memory.
     *
     * @throws UncheckedIOException when a log of the tree, or what may hide a run of it, cannot be read: the answer
     *     would not be whole
     */
    public List<String> failedFiles(RunMetadata run) {
        RunListing later = listRuns(run.startedAt().minus(CLOCK_SKEW), LAST_DAY, each -> true);
        if (!later.unreadable().isEmpty()) {
            IOException hidden = new IOException(later.unreadable().get(0).toString());
            throw failed("find the failed files of run '" + run.runId() + "' in " + destination, hidden);
        }
        List<RunMetadata> tree = RunTree.of(run.runId(), later.runs()).runs();
        long expected = Sums.of(tree, RunMetadata::totalFiles);
        FinalRecords records = FinalRecords.of(
                () -> tree.stream().flatMap(each -> readFileLogs(each).map(log -> new FinalRecords.Entry(each, log))),
                expected);
        Set<String> paths = new LinkedHashSet<>();
        records.forEach(file -> {
            String path = file.log().filePath();
            if (path != null && file.log().status() == FileStatus.FAILED) {
                paths.add(path);
            }
        });
        return List.copyOf(paths);
    }

    /** The entries of a run's email log, in the same way as {@link #readFileLogs}. */
    public Stream<EmailResult> readEmailLogs(RunMetadata run) {
        return RecordStream.of(blobs, RunLayout.emailLogs(run), new EmailResultParser(), List::of);
    }

    /**
     * A run's emails: the entries of its log or, where there is no log, those of its metadata, as other writers may
     * have it. The metadata is read for it if the run counts emails and does not bring them.
     */
    public Stream<EmailResult> readEmails(RunMetadata run) {
        return RecordStream.of(blobs, RunLayout.emailLogs(run), new EmailResultParser(), () -> emailResults(run));
    }

    private List<EmailResult> emailResults(RunMetadata run) throws IOException {
        boolean elsewhere = run.emailResults().isEmpty() && Sums.emails(run) > 0;
        return elsewhere ? new RunCatalog(blobs).emailResults(run) : run.emailResults();
    }

    /** Lets go of the store's connections. */
    @Override
    public void close() {
        try {
            blobs.close();
        } catch (IOException failure) {
            throw failed("close " + destination, failure);
        }
    }

    private RunListing listing(RunScan.Wanted wanted) {
        return unchecked("list the runs in " + destination, () -> new RunScan(new RunCatalog(blobs), wanted).read());
    }

    private static <T> BlobContent array(ByteArrayOutputStream document, RecordAppender<T> appender, List<T> elements)
            throws IOException {
        for (T element : elements) {
            appender.append(element);
        }
        appender.flush();
        document.write(GrowingBlob.end(document.size()));
        return BlobContent.of(document.toByteArray());
    }

    private void save(String name, Action<BlobContent> document) {
        unchecked("save " + name + " in " + destination, () -> {
            blobs.write(name, document.run());
            return name;
        });
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T unchecked(String what, Action<T> action) {
        try {
            return action.run();
        } catch (IOException failure) {
            throw failed(what, failure);
        }
    }

    private static UncheckedIOException failed(String what, IOException failure) {
        return new UncheckedIOException("cannot " + what + ": " + FailureText.of(failure), failure);
    }
}
