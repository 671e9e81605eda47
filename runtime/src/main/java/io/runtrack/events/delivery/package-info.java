/** Delivers events to those who are told of runs, and keeps what could not be delivered yet. */
@NullMarked
package io.runtrack.events.delivery;

import org.jspecify.annotations.NullMarked;
