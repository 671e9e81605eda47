package io.runtrack.tracking.delivery;

import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.journal.InFlightFile;
import io.runtrack.journal.JournalSource;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.entry.EntryDecoder;
import io.runtrack.journal.entry.FileEntry;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.PayloadReader;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a journal into documents, in one pass and in flat memory: records go to working files beside the journal,
 * documents are made of them. What has been done is noted in the {@link Progress} file before the journal may forget
 * it, so that a process that dies here loses nothing and writes nothing twice: whoever reads the journal next goes on
 * from the last note. For one thread.
 */
public final class RunWriter implements JournalConsumer {
    // A note replaces a file, which some file systems answer only once its content is on the disk.
    private static final long BYTES_BETWEEN_NOTES = 4 << 20;

    /**
     * Where the documents go and who is told.
     *
     * @param beginnings what runs are called and described as
     */
    public record Target(
            TrackingStorage storage, RunBeginnings beginnings, RunListener listener, Diagnostics diagnostics) {}

    private static final int FIRST_RUN = 1;

    private final JournalSource journal;
    private final Target target;
    private final Map<Integer, OpenRun> runs = new LinkedHashMap<>();
    private final FileEntry file = new FileEntry(); // the record that is applied now
    private GivenNames names = new GivenNames(Map.of());
    private Path folder;
    private Progress noted;
    private @Nullable JournalReader reader;
    private @Nullable DeliveredRecords delivered; // of a journal that was sent to another process
    private boolean pending; // the reader has gone to an entry that is not applied yet

    private RunWriter(JournalSource journal, Target target, Progress noted) {
        this.journal = journal;
        this.target = target;
        this.folder = journal.folder();
        this.noted = noted;
    }

    /** For a journal that nobody has read yet. */
    public static RunWriter fresh(JournalSource journal, Target target) {
        return new RunWriter(journal, target, Progress.NOTHING);
    }

    /** Goes on where the journal's last reader left off. */
    static RunWriter resume(JournalSource journal, Target target) throws IOException {
        return new RunWriter(journal, target, Progress.load(journal.folder()));
    }

    /** Moves what is in the journal by now to the working files. */
    @Override
    public int drain(int most) throws IOException {
        try {
            JournalReader source = reader();
            int entries = 0;
            while (entries < most && (pending || source.advance())) {
                pending = true;
                apply(source);
                pending = false;
                entries++;
                if (source.position() - noted.position() >= BYTES_BETWEEN_NOTES) {
                    note();
                }
            }
            return entries;
        } catch (IOException | RuntimeException | Error failure) {
            if (!wasRemoved()) { // else what is open is all there is
                close();
            }
            throw failure;
        }
    }

    /**
     * The journal was sent to another process, which has these of its records. What is left makes a run, if anything
     * is.
     */
    RunWriter without(DeliveredRecords records) {
        delivered = records;
        return this;
    }

    /** Whether somebody has deleted the folder of the working files. */
    @Override
    public boolean wasRemoved() {
        return Files.notExists(folder);
    }

    /**
     * Goes on in another folder, for this process alone: nothing is noted any more, since nobody else could go on from
     * it.
     */
    @Override
    public void moveTo(Path other) throws IOException {
        for (OpenRun run : runs.values()) {
            run.moveTo(other);
        }
        folder = other;
    }

    /** Makes the final documents of the runs that have ended, and the first ones of those that have just started. */
    @Override
    public void storeEnded(boolean retry) throws IOException {
        List<OpenRun> stored = new ArrayList<>();
        if (delivered != null) {
            runs.values().removeIf(OpenRun::isEmpty);
        }
        for (OpenRun run : runs.values()) {
            if (run.isToBeShown()) {
                attempt(run, () -> run.publish(run.metadata().startedAt()));
            } else if (run.isToBeStored(retry) && attempt(run, run::store)) {
                stored.add(run);
            }
        }
        if (!stored.isEmpty()) {
            stored.forEach(run -> target.listener().runEnded(run.metadata())); // before it is noted that this is done
            stored.forEach(run -> runs.remove(run.number()));
            note();
        }
    }

    /** Makes documents of all running runs as they stand. One run's trouble does not keep the others from it. */
    @Override
    public void publishRunning(Instant now) throws IOException {
        for (OpenRun run : runs.values()) {
            if (!run.hasEnded()) {
                attempt(run, () -> run.publish(now));
            }
        }
        note();
    }

    /** The running runs that somebody has closed in the storage, by their numbers, as they were closed. */
    @Override
    public Map<Integer, RunMetadata> closedByOthers() {
        Map<Integer, RunMetadata> closed = new LinkedHashMap<>();
        for (OpenRun run : runs.values()) {
            if (!run.hasEnded()) {
                run.closedByAnother().ifPresent(as -> closed.put(run.number(), as));
            }
        }
        return closed;
    }

    /** How many records a run could not keep so far; no entry says so before its end. */
    @Override
    public void dropped(int number, long records) {
        OpenRun run = runs.get(number);
        if (run != null) {
            run.dropped(records);
        }
    }

    /** Ends the runs of a process that died: what it had in flight becomes a record, once. */
    void endDied(List<InFlightFile> inFlight, Instant lastSignOfLife) throws IOException {
        if (runs.size() == 1) {
            dropped(FIRST_RUN, journal.droppedEntries()); // later runs would be charged with the drops of earlier ones
        }
        for (OpenRun run : runs.values()) {
            if (!run.hasEnded()) {
                run.endDied(inFlight, lastSignOfLife);
            }
        }
        note();
    }

    /**
     * Whether all that {@link #drain} found in the journal is stored. Not so after a failure, nor once this is closed.
     */
    @Override
    public boolean isDone() {
        return reader != null && runs.isEmpty();
    }

    /** Lets go of all files. What was not noted is still in the journal. */
    @Override
    public void close() {
        for (OpenRun run : runs.values()) {
            run.close();
        }
        runs.clear();
        reader = null;
        pending = false;
    }

    private void apply(JournalReader source) throws IOException {
        JournalEntry entry = read(source);
        if (entry instanceof JournalEntry.RunStarted started) {
            begin(started);
            return;
        }
        OpenRun run = runs.get(entry == null ? file.run() : entry.run());
        if (run == null) {
            return;
        }
        if (entry == null) {
            apply(file, run);
        } else {
            run.apply(entry);
        }
    }

    private void apply(FileEntry record, OpenRun run) throws IOException {
        if (delivered == null) {
            run.apply(record);
            return;
        }
        FileProcessingLog log = record.log();
        if (!delivered.has(log)) {
            record.removeWorker(); // in which work of its process it was processed is nothing for documents
            record.attempt(delivered.attempt(log));
            run.apply(record, delivered.attemptHere(log));
        }
    }

    /** The entry; null for the record of a file, which {@link #file} has then. */
    private @Nullable JournalEntry read(JournalReader source) throws IOException {
        PayloadReader payload = source.payload();
        try {
            if (FileEntry.isIn(payload)) {
                file.read(payload);
                return null;
            }
            return EntryDecoder.decode(payload);
        } catch (IOException e) {
            throw new IOException(
                    "The journal's entry before position " + source.position() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /**
     * That a run does not have the id that it was given is noted before it is stored under its own: later the id may be
     * free.
     */
    private void begin(JournalEntry.RunStarted started) throws IOException {
        RunMetadata run =
                target.beginnings().of(names.withParent(started.metadata()), started.givenId(), journal.folder());
        boolean named = run.runId().equals(started.givenId());
        if (named) {
            names.put(started.metadata().runId(), run.runId());
        }
        runs.put(started.run(), OpenRun.begin(new Progress.Run(started.run(), run, 0, 0), named, folder, target));
        target.listener().runStarted(run);
        if (started.givenId() != null) {
            note();
        }
    }

    /** The reader, at the last note; the runs are then as they were noted, too. */
    private JournalReader reader() throws IOException {
        JournalReader current = reader;
        if (current == null) {
            names = new GivenNames(noted.names());
            for (Progress.Run run : noted.runs()) {
                runs.put(run.number(), OpenRun.resume(run, folder, target));
            }
            current = journal.readFrom(noted.position());
            reader = current;
        }
        return current;
    }

    private void note() throws IOException {
        long position = reader().position();
        List<Progress.Run> states = new ArrayList<>(runs.size());
        for (OpenRun run : runs.values()) {
            states.add(run.state());
        }
        Progress progress = new Progress(position, states, names.all());
        if (!progress.saysNoMoreThan(noted)) {
            if (folder.equals(journal.folder())) {
                progress.save(folder);
            }
            noted = progress;
            journal.release(position);
        }
    }

    private interface Publication {
        void make() throws IOException;
    }

    private boolean attempt(OpenRun run, Publication publication) {
        try {
            publication.make();
            return true;
        } catch (IOException | RuntimeException failure) {
            target.diagnostics()
                    .warn(
                            "storage",
                            "run " + run.metadata().runId() + " cannot be written to "
                                    + target.storage().destination() + " now (" + failure
                                    + "); its records wait in " + folder);
            return false;
        }
    }
}
