/**
 * Reads the logs of runs: each file by its last record, each error without what is particular to it. A log that cannot
 * be read is named and hides no other.
 */
@NullMarked
package io.runtrack.figures.logs;

import org.jspecify.annotations.NullMarked;
