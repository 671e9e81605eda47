package io.runtrack.storage;

import io.runtrack.document.RunIndexJson;
import io.runtrack.document.RunIndexJson.Indexed;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.ListedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the index of a day says of its runs, as far as it still agrees with the listing. It spares a look into documents
 * that nobody has written since, and is never the truth: without it, or where it is wrong, they are read. Immutable.
 */
final class RunIndex {
    /** For fewer documents the index would take more requests than it spares. */
    private static final int FEWEST_DOCUMENTS = 20;

    static final RunIndex NONE = new RunIndex(Map.of(), Map.of());

    private final Map<String, Indexed> indexed;
    private final Map<String, String> versions;

    private RunIndex(Map<String, Indexed> indexed, Map<String, String> versions) {
        this.indexed = indexed;
        this.versions = versions;
    }

    /**
     * Of one day's documents.
     *
     * @param documents all of the same day, as they are listed
     */
    static RunIndex of(List<ListedBlob> documents, BlobStore blobs) {
        int silent = 0; // of which the listing says nothing
        for (ListedBlob document : documents) {
            silent += document.notes().isEmpty() ? 1 : 0;
        }
        if (silent < FEWEST_DOCUMENTS) {
            return NONE;
        }
        String first = documents.get(0).name();
        String folder = first.substring(0, first.lastIndexOf('/'));
        Map<String, Indexed> indexed = new HashMap<>();
        try (InputStream in = blobs.read(RunLayout.index(folder))) {
            RunIndexJson.read(in, indexed::put);
            Map<String, String> versions = RunVersions.of(documents, folder + '/', blobs);
            return versions == null ? NONE : new RunIndex(indexed, versions);
        } catch (IOException noneOrUnreadable) {
            return NONE;
        }
    }

    /** The run of a document; null if that is to be read. */
    @Nullable
    RunMetadata run(String document) {
        Indexed known = indexed.get(document);
        return known != null && known.version().equals(versions.get(document)) ? known.run() : null;
    }
}
