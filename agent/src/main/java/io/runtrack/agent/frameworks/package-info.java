/**
 * The frameworks that runtrack knows, one folder each. A folder is loaded when the JVM first loads a class of its
 * framework, so a JVM without the framework pays nothing for it.
 */
@NullMarked
package io.runtrack.agent.frameworks;

import org.jspecify.annotations.NullMarked;
