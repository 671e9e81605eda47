/**
 * Where runs are kept: the port to blob stores, the local folder, and the catalog of runs in them. It knows documents
 * and nothing of how records are captured or journalled.
 */
@NullMarked
package io.runtrack.storage;

import org.jspecify.annotations.NullMarked;
