/**
 * All runs in memory, kept up with the storage by what changed; and large runs' files, found without reading them all.
 */
@NullMarked
package io.runtrack.ui.index;

import org.jspecify.annotations.NullMarked;
