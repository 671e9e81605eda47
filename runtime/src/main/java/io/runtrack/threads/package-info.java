/** The few threads that runtrack has in a host's JVM. */
@NullMarked
package io.runtrack.threads;

import org.jspecify.annotations.NullMarked;
