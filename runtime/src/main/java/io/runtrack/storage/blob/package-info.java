/**
 * The interface to storages: a {@link io.runtrack.storage.blob.BlobStore} reads, writes and lists blobs, and a
 * {@link io.runtrack.storage.blob.BlobStoreProvider} opens the stores of a scheme. It knows neither runs nor any
 * storage.
 */
@NullMarked
package io.runtrack.storage.blob;

import org.jspecify.annotations.NullMarked;
