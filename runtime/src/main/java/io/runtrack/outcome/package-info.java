/**
 * Decides which record of a file is final, which runs form a tree, and what state a run is in. No other package decides
 * this.
 */
@NullMarked
package io.runtrack.outcome;

import org.jspecify.annotations.NullMarked;
