package io.runtrack.storage.blob;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A blob as a listing shows it.
 *
 * @param name its name
 * @param notes what its writer said of it, see {@link BlobContent#notes}; empty when the store keeps no notes, or its
 *     writer gave none
 * @param version as {@link BlobStore#versions} has it; null where a listing does not bring it
 */
public record ListedBlob(
        String name, Map<String, String> notes, @Nullable String version) {

    /** A blob of which no more than its name is known. */
    public static ListedBlob of(String name) {
        return new ListedBlob(name, Map.of(), null);
    }
}
