/** Takes events to those who are told of runs, and keeps what could not be delivered. */
@NullMarked
package io.runtrack.events.delivery;

import org.jspecify.annotations.NullMarked;
