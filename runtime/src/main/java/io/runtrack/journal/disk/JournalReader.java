package io.runtrack.journal.disk;

import io.runtrack.journal.entry.JournalEntry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads entries in the order in which they were appended. Holds no open file between calls. For one thread. */
public interface JournalReader {

    /**
     * The next entry, or null if there is none: none yet in a live journal, none ever in a dead one.
     *
     * @throws IOException if the file cannot be read, or holds a whole entry of a kind that this version does not know
     */
    @Nullable
    JournalEntry next() throws IOException;

    /** The end of the last entry returned, or where reading began. */
    long position();
}
