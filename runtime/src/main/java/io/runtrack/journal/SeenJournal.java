package io.runtrack.journal;

import io.runtrack.journal.disk.SegmentReader;
import io.runtrack.journal.disk.StoredSegments;
import io.runtrack.journal.entry.JournalEntry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A journal that somebody else may be writing, finishing or deleting while it is looked at. What its owner has released
 * meanwhile can no longer be read from it. For one thread.
 */
public final class SeenJournal {
    private static final int TRIES = 5;

    private final Path folder;
    private final StoredHead head;

    SeenJournal(Path folder, StoredHead head) {
        this.folder = folder;
        this.head = head;
    }

    public Path folder() {
        return folder;
    }

    /** Whether nobody writes to it any more: its owner has closed it, or has given no sign of life for long. */
    public boolean isSilent(Instant now) {
        return head.givenUp() || head.header().isSilentSince(head.lastSignOfLife(), now);
    }

    /** Looks at entries, in their order. */
    public interface Search {

        /** Whether this is the entry that is looked for. */
        boolean finds(JournalEntry entry);
    }

    /**
     * Whether an entry is found that has not been released.
     *
     * @param most entries to look at
     * @throws IOException if the journal cannot be read
     */
    public boolean contains(Search search, int most) throws IOException {
        for (int tries = 1; Files.exists(folder); tries++) {
            try {
                return find(search, most);
            } catch (FileNotFoundException | NoSuchFileException released) {
                if (tries == TRIES) {
                    throw released;
                }
            }
        }
        return false;
    }

    private boolean find(Search search, int most) throws IOException {
        SegmentReader reader = new SegmentReader(new StoredSegments(folder, head.segmentSize()), head.released());
        JournalEntry entry = reader.next();
        for (int entries = 0; entry != null && entries < most; entries++) {
            if (search.finds(entry)) {
                return true;
            }
            entry = reader.next();
        }
        return false;
    }
}
