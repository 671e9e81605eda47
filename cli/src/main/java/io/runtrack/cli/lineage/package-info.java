/** {@code lineage}: OpenLineage events of stored runs. */
@NullMarked
package io.runtrack.cli.lineage;

import org.jspecify.annotations.NullMarked;
