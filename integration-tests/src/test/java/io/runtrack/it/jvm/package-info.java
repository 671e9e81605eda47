/**
 * Launches JVMs of each supported version and keeps what they wrote. Knows the agent only as a jar and its arguments as
 * text.
 */
@NullMarked
package io.runtrack.it.jvm;

import org.jspecify.annotations.NullMarked;
