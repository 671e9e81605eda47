package io.runtrack.journal;

import io.runtrack.journal.disk.JournalReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A journal as its reader sees it: the live one of this process, or one that a dead process left. Positions are offsets
 * in the one stream of all its entries; they grow for as long as the journal lives. For one reading thread.
 */
public interface JournalSource extends Closeable {

    /** Whose journal it is, and where its records are to go. */
    JournalHeader header();

    /** The journal's folder. The reader may keep working files of its own in it; they go with {@link #delete}. */
    Path folder();

    /**
     * Reads on from a position that a reader of this journal stood at.
     *
     * @param position 0, or what {@link JournalReader#position} or {@link #released} said
     */
    JournalReader readFrom(long position) throws IOException;

    /** Everything before this position is safe elsewhere: its room in the journal is used again. */
    void release(long position) throws IOException;

    /** The highest position that was ever released; 0 at first. What lies before it can no longer be read. */
    long released() throws IOException;

    /** The files that were being processed, at most 1,024 and with at most 1 KiB of path, by slot. */
    List<InFlightFile> inFlight() throws IOException;

    /** The last heartbeat of the process that owns or owned the journal. */
    Instant lastSignOfLife() throws IOException;

    /** How many entries the journal refused. */
    long droppedEntries() throws IOException;

    /** Gives the journal up as it stands, so that it can be claimed; what is in it stays. */
    @Override
    void close() throws IOException;

    /** Closes the journal and removes its folder with all that is in it. */
    void delete() throws IOException;
}
