/**
 * Keeps the record of runs while they go on and brings it to the storage: trackers write to the journal, one background
 * thread turns the journal into documents. A run whose process died takes the same way, entered at the journal.
 */
@NullMarked
package io.runtrack.tracking;

import org.jspecify.annotations.NullMarked;
