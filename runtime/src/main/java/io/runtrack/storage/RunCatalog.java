package io.runtrack.storage;

import io.runtrack.document.RunJson;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.BlobListing;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.ListedBlob;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds stored runs by id, and reads those that a {@link RunScan} finds by time. As safe for several threads as its
 * store; documents that vanish meanwhile were never there.
 */
final class RunCatalog {
    private final BlobStore blobs;

    RunCatalog(BlobStore blobs) {
        this.blobs = blobs;
    }

    BlobStore blobs() {
        return blobs;
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

    FoundRun find(String idOrPrefix) throws IOException {
        BlobListing all = list(RunLayout.METADATA_PREFIX);
        Map<String, String> names = new LinkedHashMap<>(); // of the newest document of each id
        for (String name : metadataNewestFirst(all)) {
            String id = RunLayout.runIdOf(name);
            if (id.equals(idOrPrefix)) {
                return new FoundRun(readNamed(name), all.unreadable());
            }
            if (!idOrPrefix.isEmpty() && id.startsWith(idOrPrefix)) {
                names.putIfAbsent(id, name);
            }
        }
        if (names.size() > 1) {
            throw new AmbiguousRunException(idOrPrefix, List.copyOf(names.keySet()), newest(names.values()));
        }
        return new FoundRun(
                names.isEmpty() ? null : readNamed(names.values().iterator().next()), all.unreadable());
    }

    /** As many as a message has room for; one that cannot be read is no reason not to show the others. */
    private List<RunMetadata> newest(Collection<String> names) {
        List<RunMetadata> runs = new ArrayList<>();
        for (String name : names) {
            if (runs.size() == AmbiguousRunException.MOST_SHOWN) {
                break;
            }
            try {
                RunMetadata run = read(name, Extent.HEAD);
                if (run != null) {
                    runs.add(run);
                }
            } catch (IOException unreadable) {
                // counted with those that are not shown
            }
        }
        return runs;
    }

    /** What has such a name, and what is in the way of seeing all. A link that people put beside the days is not. */
    BlobListing list(String prefix) throws IOException {
        BlobListing all = blobs.listReadable(prefix);
        List<UnreadableDocument> hiding = new ArrayList<>(all.unreadable());
        hiding.removeIf(each -> !each.isFolder() && !RunLayout.mayHoldRuns(each.name()));
        for (ListedBlob blob : all.blobs()) {
            if (!RunLayout.isMetadata(blob.name()) && RunLayout.mayHoldRuns(blob.name())) {
                hiding.add(
                        new UnreadableDocument(blob.name(), "this is a file where a folder should be; move it away"));
            }
        }
        return new BlobListing(all.blobs(), hiding);
    }

    /** As it is stored now; empty when it is gone, or lies elsewhere than its start says. */
    Optional<RunMetadata> current(RunMetadata run) throws IOException {
        return Optional.ofNullable(read(RunLayout.metadata(run), Extent.HEAD));
    }

    /** Those of the stored document; none when it is gone. */
    List<EmailResult> emailResults(RunMetadata run) throws IOException {
        RunMetadata stored = readNamed(RunLayout.metadata(run));
        return stored == null ? List.of() : stored.emailResults();
    }

    /** @throws IOException as well when it is not there, and something that may hide it cannot be read */
    boolean exists(String runId) throws IOException {
        BlobListing all = list(RunLayout.METADATA_PREFIX);
        for (ListedBlob blob : all.blobs()) {
            if (RunLayout.isMetadata(blob.name())
                    && RunLayout.runIdOf(blob.name()).equals(runId)) {
                return true;
            }
        }
        if (!all.unreadable().isEmpty()) {
            throw new IOException(all.unreadable().get(0).toString());
        }
        return false;
    }

    private static List<String> metadataNewestFirst(BlobListing all) {
        List<String> names = new ArrayList<>();
        for (ListedBlob blob : all.blobs()) {
            if (RunLayout.isMetadata(blob.name())) {
                names.add(blob.name());
            }
        }
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

    private @Nullable RunMetadata read(String name, Extent extent) throws IOException {
        try (InputStream in = blobs.read(name)) {
            return RunLayout.named(name, extent.read(in));
        } catch (NoSuchFileException deleted) {
            return null;
        }
    }
}
