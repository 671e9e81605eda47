package io.runtrack.figures;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives records again and again: of short logs from memory, so that a storage far away is asked once. For one thread.
 */
final class RepeatedSource implements FinalRecords.Source {
    private static final int MOST_KEPT = 20_000;

    private final FinalRecords.Source source;
    private @Nullable List<Kept> kept = new ArrayList<>();
    private boolean whole;

    private record Kept(RunMetadata run, FileProcessingLog log) {}

    RepeatedSource(FinalRecords.Source source) {
        this.source = source;
    }

    @Override
    public void read(FinalRecords.Sink each) {
        List<Kept> records = kept;
        if (whole && records != null) {
            records.forEach(record -> each.accept(record.run, record.log));
            return;
        }
        source.read((run, log) -> {
            keep(run, log);
            each.accept(run, log);
        });
        whole = true;
    }

    private void keep(RunMetadata run, FileProcessingLog log) {
        if (kept != null && !whole) {
            kept.add(new Kept(run, log));
            kept = kept.size() > MOST_KEPT ? null : kept;
        }
    }
}
