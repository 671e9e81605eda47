/**
 * Runs in Azure Blob Storage: the store, the logs that grow block by block, and the ways in. Only this package uses the
 * Azure SDK. The first request loads it.
 */
@NullMarked
package io.runtrack.storage.azure;

import org.jspecify.annotations.NullMarked;
