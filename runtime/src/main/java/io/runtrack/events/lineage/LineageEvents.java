package io.runtrack.events.lineage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.Event.Kind;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes OpenLineage events of runs, each below 1 MiB. Safe for any thread. */
public final class LineageEvents {
    private static final int MOST_BYTES = (1 << 20) - 1;
    private static final int MOST_LOCATIONS = 2_000;
    private static final int[] DATASETS = {100, 30, 10, 1};

    // Without recycled buffers, which Jackson would leave behind in a thread.
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private final ParentRuns parents = new ParentRuns();

    void started(RunMetadata run) {
        parents.started(run);
    }

    /**
     * One event, as a line of JSON without its end.
     *
     * @param storage holds the run's files, if it has ended
     * @throws IOException if these cannot be read now
     */
    byte[] of(Event event, TrackingStorage storage, LineageContext context) throws IOException {
        RunMetadata run = event.run();
        RunEvent head = new RunEvent(event, JobId.of(run, context.namespace()), parent(run, storage, context));
        if (event.kind() == Kind.START || run.totalFiles() == 0) {
            return json(head, Datasets.NONE, Dataset.MOST_LOCATIONS);
        }
        Datasets.FolderTrees trees;
        try (Stream<FileProcessingLog> log = storage.readFileLogs(run)) {
            trees = Datasets.fold(log);
        } catch (UncheckedIOException unreadable) {
            throw new IOException("the run's file log cannot be read now", unreadable);
        }
        for (int each : DATASETS) {
            Datasets datasets = trees.atMost(each);
            byte[] line = json(head, datasets, locationsOfEach(datasets));
            if (line.length <= MOST_BYTES) {
                return line;
            }
        }
        return json(head, Datasets.NONE, 0);
    }

    private static int locationsOfEach(Datasets datasets) {
        int sharing = Math.max(1, datasets.inputs().size() + datasets.outputs().size());
        return Math.max(1, Math.min(Dataset.MOST_LOCATIONS, MOST_LOCATIONS / sharing));
    }

    private @Nullable ParentJob parent(RunMetadata run, TrackingStorage storage, LineageContext context) {
        RunMetadata outer = parents.parent(run, storage);
        JobId root = context.root() == null ? context.parent() : context.root();
        if (outer == null) {
            return context.parent() == null || root == null ? null : new ParentJob(context.parent(), root);
        }
        JobId outermost = JobId.of(parents.outermost(outer, storage), context.namespace());
        return new ParentJob(JobId.of(outer, context.namespace()), root == null ? outermost : root);
    }

    private static byte[] json(RunEvent event, Datasets datasets, int locations) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            new EventWriter(json, event.producer(), locations).write(event, datasets);
        }
        return out.toByteArray();
    }
}
