/** What others are told of runs. */
@NullMarked
package io.runtrack.it.events;

import org.jspecify.annotations.NullMarked;
