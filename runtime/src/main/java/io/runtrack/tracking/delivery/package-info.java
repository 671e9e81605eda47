/**
 * Brings the records of a run from its journal to the storage, on one background thread or at recovery. A run whose
 * process died takes the same way as a healthy one.
 */
@NullMarked
package io.runtrack.tracking.delivery;

import org.jspecify.annotations.NullMarked;
