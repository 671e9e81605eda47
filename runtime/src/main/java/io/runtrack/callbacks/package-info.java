/**
 * Events of a batch that is being processed, handed to whoever wants to hear of them: a run's tracker, or a stream for
 * people to read. A handler's trouble is its own: it reaches neither the other handlers nor the batch.
 */
@NullMarked
package io.runtrack.callbacks;

import org.jspecify.annotations.NullMarked;
