/** OpenLineage: runs as events, files as datasets, and where the events go. */
@NullMarked
package io.runtrack.events.lineage;

import org.jspecify.annotations.NullMarked;
