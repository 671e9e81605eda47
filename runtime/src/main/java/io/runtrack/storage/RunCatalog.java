package io.runtrack.storage;

import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds stored runs by time or id. As safe for several threads as its store; documents that vanish meanwhile were never there. */
final class RunCatalog {
    private static final Comparator<RunMetadata> NEWEST_FIRST =
            Comparator.comparing(RunMetadata::startedAt).reversed().thenComparing(RunMetadata::runId);

    private final BlobStore blobs;

    RunCatalog(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** How much of each document is read. */
    enum Extent {
        /** All but the email results; enough of it may stand in the store's listing already. */
        HEAD,
        WHOLE;

        RunMetadata read(InputStream in) throws IOException {
            return this == HEAD ? RunJson.readHead(in) : RunJson.read(in);
        }
    }

    RunListing list(Instant start, Instant end, Predicate<? super RunMetadata> filter, Extent extent)
            throws IOException {
        // Documents hold microseconds; a run must be found by the very instant with which it was started.
        Instant first = start.truncatedTo(ChronoUnit.MICROS);
        List<RunMetadata> runs = new ArrayList<>();
        List<UnreadableDocument> unreadable = new ArrayList<>();
        for (ListedBlob blob : metadata(first, end)) {
            String name = blob.name();
            try {
                RunMetadata run = read(blob, extent);
                if (run != null
                        && !run.startedAt().isBefore(first)
                        && !run.startedAt().isAfter(end)
                        && filter.test(run)) {
                    runs.add(run);
                }
            } catch (IOException failure) {
                unreadable.add(UnreadableDocument.of(name, failure));
            }
        }
        runs.sort(NEWEST_FIRST);
        return new RunListing(runs, unreadable);
    }

    Optional<RunMetadata> find(String idOrPrefix) throws IOException {
        String newest = null;
        Set<String> ids = new LinkedHashSet<>();
        for (String name : allMetadataNewestFirst()) {
            String id = RunLayout.runIdOf(name);
            if (id.equals(idOrPrefix)) {
                return Optional.ofNullable(readNamed(name));
            }
            if (!idOrPrefix.isEmpty() && id.startsWith(idOrPrefix) && ids.add(id) && newest == null) {
                newest = name;
            }
        }
        if (ids.size() > 1) {
            throw new AmbiguousRunException(idOrPrefix, List.copyOf(ids));
        }
        return newest == null ? Optional.empty() : Optional.ofNullable(readNamed(newest));
    }

    /** As it is stored now; empty when it is gone, or lies elsewhere than its start says. */
    Optional<RunMetadata> current(RunMetadata run) throws IOException {
        return Optional.ofNullable(read(RunLayout.metadata(run), Extent.HEAD));
    }

    boolean exists(String runId) throws IOException {
        for (String name : blobs.list(RunLayout.METADATA_PREFIX)) {
            if (RunLayout.isMetadata(name) && RunLayout.runIdOf(name).equals(runId)) {
                return true;
            }
        }
        return false;
    }

    private List<ListedBlob> metadata(Instant first, Instant last) throws IOException {
        List<ListedBlob> documents = new ArrayList<>();
        for (String prefix : RunLayout.metadataPrefixes(first, last)) {
            for (ListedBlob blob : blobs.listWithNotes(prefix)) {
                if (RunLayout.isMetadata(blob.name()) && RunLayout.isWithin(blob.name(), first, last)) {
                    documents.add(blob);
                }
            }
        }
        return documents;
    }

    private List<String> allMetadataNewestFirst() throws IOException {
        List<String> names = new ArrayList<>(blobs.list(RunLayout.METADATA_PREFIX));
        names.removeIf(name -> !RunLayout.isMetadata(name));
        Collections.reverse(names);
        return names;
    }

    private @Nullable RunMetadata readNamed(String name) throws IOException {
        try {
            return read(name, Extent.WHOLE);
        } catch (IOException failure) {
            throw new IOException(UnreadableDocument.of(name, failure).toString(), failure);
        }
    }

    private @Nullable RunMetadata read(ListedBlob blob, Extent extent) throws IOException {
        RunMetadata head = extent == Extent.HEAD ? RunDocument.head(blob) : null;
        return head == null ? read(blob.name(), extent) : head;
    }

    private @Nullable RunMetadata read(String name, Extent extent) throws IOException {
        try (InputStream in = blobs.read(name)) {
            return extent.read(in);
        } catch (NoSuchFileException deleted) {
            return null;
        }
    }
}
