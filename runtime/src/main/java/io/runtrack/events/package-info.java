/** Who is told of runs, by the settings of this process. */
@NullMarked
package io.runtrack.events;

import org.jspecify.annotations.NullMarked;
