/**
 * Keeps the record of runs while they go on, and is the public API of the library. Trackers write to the journal.
 * {@code delivery} moves records from the journal to the storage on one background thread.
 */
@NullMarked
package io.runtrack.tracking;

import org.jspecify.annotations.NullMarked;
