package io.runtrack.figures.logs;

import io.runtrack.outcome.FinalRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives records again and again: of short logs from memory, so that a storage far away is asked once. For one thread.
 */
final class RepeatedSource implements FinalRecords.Source {
    private static final int MOST_KEPT = 20_000;

    private final FinalRecords.Source source;
    private @Nullable List<FinalRecords.Entry> kept = new ArrayList<>();
    private boolean whole;

    RepeatedSource(FinalRecords.Source source) {
        this.source = source;
    }

    /** The first stream must be read to its end. */
    @Override
    public Stream<FinalRecords.Entry> open() {
        if (whole) {
            return kept == null ? source.open() : kept.stream();
        }
        return source.open().peek(this::keep).onClose(() -> whole = true);
    }

    private void keep(FinalRecords.Entry entry) {
        if (kept != null && !whole) {
            kept.add(entry);
            kept = kept.size() > MOST_KEPT ? null : kept;
        }
    }
}
