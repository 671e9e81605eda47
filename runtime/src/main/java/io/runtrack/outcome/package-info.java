/**
 * What the records and runs of a tree come to. Which record of a file is its last one, which runs belong together, and
 * where a run stands now are decided here and nowhere else.
 */
@NullMarked
package io.runtrack.outcome;

import org.jspecify.annotations.NullMarked;
