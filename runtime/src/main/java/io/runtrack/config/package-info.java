/**
 * What the user set, where it was set, and what is wrong with it. Every JVM under the agent runs this before its own
 * {@code main}, also those that have nothing to track, so the path without mistakes stays clear of whatever is slow to
 * load.
 */
@NullMarked
package io.runtrack.config;

import org.jspecify.annotations.NullMarked;
