package io.runtrack.journal;

import io.runtrack.journal.disk.Disk;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LiveSegments;
import io.runtrack.journal.disk.SegmentReader;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.FileProcessingLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The journal of this process for one destination: its queue and its black box. Whatever {@link #append} has accepted
 * outlives a kill of the process; see {@code docs/run-format.md} for the files.
 *
 * <p>Appending, entering and leaving are for any thread and throw nothing. Everything else is for one background
 * thread.
 */
public final class Journal implements JournalSource {

    private static final int ENOUGH_OF_A_MESSAGE = 1024;

    private final Path folder;
    private final JournalHeader header;
    private final JournalShape shape;
    private final LiveHead head;
    private final JournalLock lock;
    private final LiveSegments segments;
    private final InFlightTable inFlight;
    private final Appender appender;
    private final YoungFiles young;
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean closed;
    private long released;
    private long forced;

    Journal(JournalBirth birth, Disk disk, JournalShape shape, TextFilter filter) throws IOException {
        this.folder = birth.folder();
        this.header = birth.header();
        this.head = birth.head();
        this.lock = birth.lock();
        this.shape = shape;
        this.segments = new LiveSegments(folder, disk, shape);
        this.inFlight = new InFlightTable(head.region(), shape.slots(), shape.segmentSize(), filter);
        this.appender = new Appender(segments, inFlight, shape);
        this.young = new YoungFiles(folder, lock, head);
    }

    /**
     * Appends an entry.
     *
     * @return whether it was kept; false when there is no room, it is too long, or the journal is closed
     */
    public boolean append(JournalEntry entry) {
        return kept(write(entry, appender.ordinary(), InFlightTable.NONE));
    }

    /**
     * Appends the record of a file and ends its being in flight, as one step: a process that dies leaves either the one
     * or the other.
     *
     * @param slot what {@link #enter} returned; when that use has ended already, or is -1, this only appends. It ends
     *     even if the record is not kept
     */
    public boolean append(JournalEntry.FileRecorded entry, int slot) {
        return kept(write(entry, appender.ordinary(), slot));
    }

    /**
     * The same for a file whose processing goes on: the slot, though it shows nothing any more, stays with whoever
     * entered it, until {@link #leave}.
     */
    public boolean appendForOwner(JournalEntry.FileRecorded entry, int slot) {
        return kept(!closed && appender.append(entry, appender.ordinary(), slot, true));
    }

    /**
     * Brings the record that {@link #enter} began to its end, in the slot's own buffer and without any lock;
     * {@link #append(int, int)} is to follow. Only for whoever entered the slot, and has not left it.
     *
     * @param ending what the end told; its path, type, agent id, time, start and attempt are not looked at
     * @param millis how long the processing took, in milliseconds
     * @return false if there is no such slot, or not enough memory
     */
    public boolean complete(int slot, FileProcessingLog ending, long millis) {
        try {
            if (slot == InFlightTable.NONE || closed) {
                return false;
            }
            inFlight.writer(slot).complete(ending, millis);
            return true;
        } catch (Throwable e) { // nothing in tracking reaches the host
            appender.failed(e);
            return false;
        }
    }

    /**
     * Appends the record that was completed in a slot and ends its file's being in flight, as one step.
     *
     * @param attempt the number that the attempt turned out to have
     */
    public boolean append(int slot, int attempt) {
        boolean written = false;
        try {
            if (!closed) {
                SlotWriter writer = inFlight.writer(slot);
                writer.attempt(attempt);
                written = appender.append(slot, writer);
            }
        } catch (Throwable e) { // nothing in tracking reaches the host
            appender.failed(e);
            leave(slot);
        }
        return kept(written);
    }

    /**
     * Appends the start or the end of a run, for which each segment keeps a reserve: the end of a run always finds
     * room.
     */
    public boolean appendEssential(JournalEntry entry) {
        if (entry instanceof JournalEntry.RunEnded ended) {
            return kept(write(ended, 0, InFlightTable.NONE) || write(shortened(ended), 0, InFlightTable.NONE));
        }
        return kept(write(entry, appender.runStart(), InFlightTable.NONE));
    }

    /**
     * Notes that a file is being processed, for the case that the process dies over it.
     *
     * @param startedEpochMicros in microseconds since 1970
     * @return what names its slot, or -1 when all are taken or the journal is closed
     */
    @SuppressWarnings("TooManyParameters") // a record of them would be garbage on the host's thread
    public int enter(
            int run,
            @Nullable String path,
            @Nullable String fileType,
            @Nullable String agentId,
            long startedEpochMicros,
            int attempt) {
        int claimed = InFlightTable.NONE;
        try {
            if (!closed) {
                claimed = inFlight.claim();
            }
            if (claimed != InFlightTable.NONE) {
                inFlight.writer(claimed)
                        .starting(startedEpochMicros, attempt)
                        .begin(claimed, run, path, fileType, agentId);
            }
            return claimed;
        } catch (Throwable e) { // nothing in tracking reaches the host
            appender.failed(e);
            leave(claimed);
            return InFlightTable.NONE;
        }
    }

    /** Ends a file's being in flight without a record. Ending it twice, or -1, does nothing. */
    public void leave(int slot) {
        try {
            if (!closed) {
                leaveInOrder(slot);
            }
        } catch (Throwable e) { // nothing in tracking reaches the host
            appender.failed(e);
        }
    }

    private void leaveInOrder(int slot) throws IOException {
        synchronized (segments) {
            if (inFlight.beginEnd(slot) || inFlight.beginLettingGo(slot)) {
                inFlight.free(slot);
            }
        }
    }

    /** Makes room ahead of the host's threads, when they are filling it. */
    public void makeRoomAhead() throws IOException {
        if (!closed) {
            segments.makeAhead();
        }
    }

    /** Shows that the process lives; what is older than four checkpoints counts as dead on other hosts. */
    public void heartbeat(Instant now) throws IOException {
        if (!closed) {
            head.heartbeat(now);
            young.keep(now);
        }
    }

    /** For cleaners of temporary folders: all files of the journal have been written to now. */
    void keepYoung(Instant now) throws IOException {
        young.touch(now);
    }

    /** Has the disk keep all that was appended so far: for power loss, since a killed process loses nothing anyway. */
    public void force() throws IOException {
        long end = segments.end();
        for (Path file : segments.filesFrom(forced)) {
            force(file);
        }
        head.force(); // not by another descriptor, with which the lock would go
        forced = end;
    }

    /** Why an entry was dropped or a file in flight not noted, for a warning; null if none was. */
    public @Nullable String whyDropped() {
        Throwable failure = appender.failure();
        return failure != null ? failure.toString() : segments.whyRefused();
    }

    /** The position behind all that was appended before. For any thread. */
    public long end() {
        return segments.end();
    }

    @Override
    public JournalHeader header() {
        return header;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public JournalReader readFrom(long position) {
        return new SegmentReader(segments, position);
    }

    @Override
    public void release(long position) throws IOException {
        if (!closed && position > released) {
            head.released(position); // before any frame is overwritten, so that slots that name one are understood
            released = position;
            segments.release(position);
        }
    }

    @Override
    public long released() {
        return released;
    }

    @Override
    public List<InFlightFile> inFlight() throws IOException {
        return StoredSlots.read(folder, shape.slots(), position -> true);
    }

    @Override
    public Instant lastSignOfLife() throws IOException {
        return StoredHead.read(folder).lastSignOfLife();
    }

    @Override
    public long droppedEntries() {
        return dropped.get();
    }

    @Override
    public void close() throws IOException {
        synchronized (segments) {
            if (closed) {
                return;
            }
            closed = true;
            segments.close();
        }
        try {
            head.giveUp();
        } finally {
            lock.close();
        }
    }

    @Override
    public void delete() throws IOException {
        JournalFolder.delete(folder, this);
    }

    private boolean write(JournalEntry entry, int keepFree, int slot) {
        return !closed && appender.append(entry, keepFree, slot, false);
    }

    private boolean kept(boolean written) {
        if (!written) {
            countDropped();
        }
        return written;
    }

    private void countDropped() {
        long count = dropped.incrementAndGet();
        try {
            if (!closed) {
                head.dropped(count);
            }
        } catch (Throwable e) { // nothing in tracking reaches the host
            appender.failed(e);
        }
    }

    private static JournalEntry.RunEnded shortened(JournalEntry.RunEnded ended) {
        return new JournalEntry.RunEnded(
                ended.run(),
                ended.status(),
                shortened(ended.errorMessage()),
                shortened(ended.errorType()),
                ended.exitCode(),
                ended.signal(),
                ended.completedAt(),
                ended.droppedRecords());
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= ENOUGH_OF_A_MESSAGE
                ? text
                : text.substring(0, ENOUGH_OF_A_MESSAGE) + "…";
    }

    private static void force(Path file) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.getFD().sync(); // of the file, not of the mapping: the kernel writes the same pages
        }
    }
}
