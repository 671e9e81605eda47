/**
 * Keeps the record of runs while they go on: trackers write to the journal, and one background thread has it delivered.
 * How records get from the journal to the storage is the matter of {@code delivery}.
 */
@NullMarked
package io.runtrack.tracking;

import org.jspecify.annotations.NullMarked;
