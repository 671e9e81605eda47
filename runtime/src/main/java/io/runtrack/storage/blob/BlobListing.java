package io.runtrack.storage.blob;

import java.util.List;

/**
 * What a store lists, and what was in the way of listing it all.
 *
 * @param blobs the blobs, in the order of their names' characters
 * @param unreadable the folders, and what else could not be looked at; a folder's name ends in a slash
 */
public record BlobListing(List<ListedBlob> blobs, List<UnreadableDocument> unreadable) {

    public BlobListing {
        blobs = List.copyOf(blobs);
        unreadable = List.copyOf(unreadable);
    }
}
