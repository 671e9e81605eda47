package io.runtrack.journal.disk;

import io.runtrack.journal.entry.EntryDecoder;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.PayloadReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads entries in the order in which they were appended. Holds no open file between calls. For one thread. */
public interface JournalReader {

    /**
     * Goes to the next entry.
     *
     * @return false if there is none: none yet in a live journal, none ever in a dead one
     * @throws IOException if the file cannot be read
     */
    boolean advance() throws IOException;

    /** The entry that {@link #advance} went to, unread. It holds until the next call of that. */
    PayloadReader payload();

    /** The end of that entry, or where reading began. */
    long position();

    /**
     * The next entry, or null if there is none.
     *
     * @throws IOException if the file cannot be read, or holds a whole entry of a kind that this version does not know
     */
    default @Nullable JournalEntry next() throws IOException {
        return advance() ? EntryDecoder.decode(payload()) : null;
    }
}
