/** One request for each start and end of an outermost run. */
@NullMarked
package io.runtrack.events.notify;

import org.jspecify.annotations.NullMarked;
