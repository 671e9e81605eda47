/**
 * The port to what keeps documents: a {@link io.runtrack.storage.blob.BlobStore} reads, writes and lists blobs, and a
 * {@link io.runtrack.storage.blob.BlobStoreProvider} opens the stores of a scheme. Knows neither runs nor any storage.
 */
@NullMarked
package io.runtrack.storage.blob;

import org.jspecify.annotations.NullMarked;
