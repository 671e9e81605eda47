package io.runtrack.tracking;

import io.runtrack.journal.InFlightFile;
import io.runtrack.journal.JournalHeader;
import io.runtrack.journal.JournalSource;
import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.entry.EntryEncoder;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.PayloadReader;
import io.runtrack.journal.entry.PayloadWriter;
import io.runtrack.journal.entry.TextFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal whose entries are in a list, each as long as a noteworthy part of a real one, so that every entry is noted.
 */
public final class ListedJournal implements JournalSource {
    private static final long BYTES_PER_ENTRY = 1 << 20;

    private final Path folder;
    private final List<JournalEntry> entries = new ArrayList<>();

    public ListedJournal(Path folder) {
        this.folder = folder;
    }

    public void add(JournalEntry entry) {
        entries.add(entry);
    }

    @Override
    public JournalHeader header() {
        return JournalHeader.of("test", 5_000);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public JournalReader readFrom(long start) {
        return new JournalReader() {
            private int next = (int) (start / BYTES_PER_ENTRY);

            @Override
            public boolean advance() {
                boolean more = next < entries.size();
                next += more ? 1 : 0;
                return more;
            }

            @Override
            public PayloadReader payload() {
                PayloadWriter payload = new PayloadWriter(1 << 20, TextFilter.NONE);
                EntryEncoder.encode(entries.get(next - 1), payload);
                return new PayloadReader(payload.bytes(), PayloadWriter.PREFIX, payload.length());
            }

            @Override
            public long position() {
                return next * BYTES_PER_ENTRY;
            }
        };
    }

    @Override
    public void release(long position) {}

    @Override
    public long released() {
        return 0;
    }

    @Override
    public long droppedEntries() {
        return 0;
    }

    @Override
    public List<InFlightFile> inFlight() {
        return List.of();
    }

    @Override
    public Instant lastSignOfLife() {
        return Instant.EPOCH;
    }

    @Override
    public void delete() {}

    @Override
    public void close() {}
}
