/**
 * Runs in Azure Blob Storage: the store, the logs that grow block by block, and the ways in. Alone in knowing the Azure
 * SDK, which is loaded with the first request and not before.
 */
@NullMarked
package io.runtrack.storage.azure;

import org.jspecify.annotations.NullMarked;
