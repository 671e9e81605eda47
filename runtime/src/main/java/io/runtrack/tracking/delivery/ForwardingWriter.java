package io.runtrack.tracking.delivery;

import io.runtrack.journal.JournalSource;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a journal's entries to the process whose run they belong to. What that has in its own journal is noted in
 * {@link Progress} and given up here. So a process that dies leaves what was not delivered, and whoever recovers its
 * journal makes a run of that, below the other's; see {@link DeliveredRecords}. For one thread, but for those that
 * wait.
 */
public final class ForwardingWriter implements JournalConsumer {
    /** Says that a journal is one of these: an empty file beside it. */
    private static final String MARK = "forwarded";

    private static final int LARGEST_BATCH = 512 * 1024;

    private final JournalSource journal;
    private final DriverLine line;
    private final Supplier<List<FlyingFile>> inFlight;
    private final Map<Integer, RunMetadata> runs = new LinkedHashMap<>();
    private final Map<Integer, Long> dropped = new LinkedHashMap<>();
    private List<FlyingFile> sentInFlight = List.of();
    private Map<Integer, Long> sentDropped = Map.of();
    private long delivered; // the position behind the last entry that the other process has
    private @Nullable JournalReader reader;
    private boolean moved;

    private final Object rounds = new Object();
    private long begun; // guarded by rounds
    private long told; // guarded by rounds: the last round that has got to its end
    private long emptied; // guarded by rounds: the last one that left nothing
    private long reached; // guarded by rounds: the position up to which the other process has all
    private boolean failing; // guarded by rounds

    /** @param inFlight tells what this process has in flight now */
    public ForwardingWriter(JournalSource journal, DriverLine line, Supplier<List<FlyingFile>> inFlight) {
        this.journal = journal;
        this.line = line;
        this.inFlight = inFlight;
    }

    /** Whether a journal is sent to another process, or was. */
    static boolean isForwarded(Path folder) {
        return Files.exists(folder.resolve(MARK));
    }

    @Override
    public int drain(int most) throws IOException {
        long round = begin();
        try {
            JournalReader source = reader();
            List<FlyingFile> flying =
                    new ArrayList<>(inFlight.get()); // first: what ends meanwhile is among the entries
            int entries = 0;
            boolean more = true;
            while (more && entries < most) {
                int sent = send(source, flying);
                entries += sent;
                more = sent > 0;
            }
            end(round, !more);
            return entries;
        } catch (IOException | RuntimeException | Error failure) {
            reader = null; // to be read again from what was delivered
            fail();
            throw failure;
        }
    }

    /** One batch, if there is anything to say. Answers how many entries that were. */
    private int send(JournalReader source, List<FlyingFile> flying) throws IOException {
        Batch.Writer batch = new Batch.Writer(line.worker(), journal.folder().getFileName() + "");
        while (batch.size() < LARGEST_BATCH) {
            JournalEntry entry = source.next();
            if (entry == null) {
                break;
            }
            take(entry, source.position(), batch, flying);
        }
        if (batch.entries() == 0 && flying.equals(sentInFlight) && dropped.equals(sentDropped)) {
            note(source.position());
            return 0;
        }
        Map<Integer, Long> drops = new LinkedHashMap<>(dropped);
        long has = line.send(batch.finish(flying, drops));
        if (has < batch.position()) {
            throw new IOException("the driver has not taken what it was sent");
        }
        sentInFlight = List.copyOf(flying);
        sentDropped = drops;
        note(source.position());
        return batch.entries();
    }

    /** That this process's part has ended is nothing to the other one, which may not even be there any more. */
    private void take(JournalEntry entry, long position, Batch.Writer batch, List<FlyingFile> flying)
            throws IOException {
        if (entry instanceof JournalEntry.RunEnded) {
            runs.remove(entry.run());
            return;
        }
        if (entry instanceof JournalEntry.RunStarted started) {
            runs.put(started.run(), started.metadata());
        } else if (entry instanceof JournalEntry.FileRecorded file && !flying.isEmpty()) {
            flying.removeIf(each -> each.isOf(file.log()));
        }
        batch.add(entry, position);
    }

    /** Whoever recovers this journal goes on from here. */
    private void note(long position) throws IOException {
        if (position == delivered) {
            return;
        }
        delivered = position;
        reach(position);
        if (!moved) {
            List<Progress.Run> states = new ArrayList<>();
            runs.forEach((number, run) -> states.add(new Progress.Run(number, run, 0, 0)));
            new Progress(position, states, Map.of()).save(journal.folder());
        }
        journal.release(position);
    }

    private JournalReader reader() throws IOException {
        JournalReader current = reader;
        if (current == null) {
            if (!moved && !isForwarded(journal.folder())) {
                Files.createFile(journal.folder().resolve(MARK));
            }
            current = journal.readFrom(delivered);
            reader = current;
        }
        return current;
    }

    /**
     * Waits until all that was appended before has got where it belongs, as long as there are answers.
     *
     * @param wake makes the next round begin
     * @param end the position behind what was appended
     * @param millis how long it may take to the next answer
     * @return false if there is none
     */
    public boolean await(Runnable wake, long end, long millis) throws InterruptedException {
        synchronized (rounds) {
            long wanted = begun + 1;
            wake.run();
            long heard = reached;
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            long left = millis;
            while (!isThere(end, wanted) && left > 0 && !(failing && begun >= wanted)) {
                rounds.wait(left);
                if (reached != heard) {
                    heard = reached;
                    deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
                }
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
            return isThere(end, wanted);
        }
    }

    /** Other threads may go on to append, so that no round leaves nothing. */
    private boolean isThere(long end, long round) {
        return emptied >= round || (told >= round && reached >= end);
    }

    private void reach(long position) {
        synchronized (rounds) {
            reached = position;
            rounds.notifyAll();
        }
    }

    private long begin() {
        synchronized (rounds) {
            return ++begun;
        }
    }

    private void end(long round, boolean leavesNothing) {
        synchronized (rounds) {
            told = round;
            emptied = leavesNothing ? round : emptied;
            failing = false;
            rounds.notifyAll();
        }
    }

    private void fail() {
        synchronized (rounds) {
            failing = true;
            rounds.notifyAll();
        }
    }

    @Override
    public void storeEnded(boolean retry) {}

    @Override
    public void publishRunning(Instant now) {}

    @Override
    public Map<Integer, RunMetadata> closedByOthers() {
        return Map.of();
    }

    @Override
    public void dropped(int number, long records) {
        if (records > 0) {
            dropped.put(number, records);
        }
    }

    @Override
    public boolean wasRemoved() {
        return Files.notExists(journal.folder());
    }

    @Override
    public void moveTo(Path other) {
        moved = true; // nothing is noted any more: nobody else could go on from it
    }

    @Override
    public boolean isDone() {
        JournalReader current = reader;
        return current != null && current.position() == delivered && runs.isEmpty();
    }

    @Override
    public void close() {
        reader = null;
    }
}
