/**
 * Finds the tracked methods of a class: through its supertypes, rules, bridges and forwarders, by class files alone. It
 * runs inside the JVM's class loading, so it loads no class of the host.
 */
@NullMarked
package io.runtrack.agent.discovery;

import org.jspecify.annotations.NullMarked;
