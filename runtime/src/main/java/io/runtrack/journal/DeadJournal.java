package io.runtrack.journal;

import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.PlainRegion;
import io.runtrack.journal.disk.SegmentReader;
import io.runtrack.journal.disk.StoredSegments;
import io.runtrack.journal.entry.HeadLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The journal of a process that is gone, claimed by this one: nobody else reads it until it is closed or deleted. For
 * one thread.
 */
public final class DeadJournal implements JournalSource {

    private static final String DAMAGED = "damaged";

    private final Path folder;
    private final StoredHead head;
    private final JournalLock lock;
    private final StoredSegments segments;
    private long released;
    private boolean damageNoted;

    DeadJournal(Path folder, StoredHead head, JournalLock lock) throws IOException {
        this.folder = folder;
        this.head = head;
        this.lock = lock;
        this.segments = new StoredSegments(folder, head.segmentSize());
        this.released = head.released();
        this.damageNoted = Files.exists(folder.resolve(DAMAGED), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public JournalHeader header() {
        return head.header();
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
        if (position > released) {
            noteDamage();
            try (PlainRegion region = new PlainRegion(folder.resolve(HeadLayout.FILE))) {
                region.putLong(HeadLayout.RELEASED_AT, position);
            }
            released = position;
            if (!damageNoted) {
                segments.release(position);
            }
        }
    }

    /**
     * Of a damaged journal all segments stay, and a file says to whoever reads on another time that there is a damage
     * before that.
     */
    private void noteDamage() throws IOException {
        if (segments.isDamaged() && !damageNoted) {
            Files.createFile(folder.resolve(DAMAGED));
            damageNoted = true;
        }
    }

    @Override
    public long released() {
        return released;
    }

    @Override
    public List<InFlightFile> inFlight() throws IOException {
        SegmentReader reader = new SegmentReader(segments, released);
        return StoredSlots.read(folder, head.slots(), position -> position < released || reader.hasFrameAt(position));
    }

    @Override
    public Instant lastSignOfLife() {
        return head.lastSignOfLife();
    }

    @Override
    public long droppedEntries() {
        return head.dropped();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Whether something in it could not be read, as far as it has been. */
    public boolean isDamaged() {
        return damageNoted || segments.isDamaged();
    }

    @Override
    public void delete() throws IOException {
        JournalFolder.delete(folder, this);
    }

    /** Closes the journal and puts its folder where nobody looks for journals any more. Answers where that is. */
    public Path setAside() throws IOException {
        return JournalFolder.setAside(folder, this);
    }
}
