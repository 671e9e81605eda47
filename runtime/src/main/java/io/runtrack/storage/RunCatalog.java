package io.runtrack.storage;

import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds stored runs by id, and reads those that a {@link RunScan} finds by time. As safe for several threads as its store; documents that vanish meanwhile were never there. */
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

    private @Nullable RunMetadata read(String name, Extent extent) throws IOException {
        try (InputStream in = blobs.read(name)) {
            return extent.read(in);
        } catch (NoSuchFileException deleted) {
            return null;
        }
    }
}
