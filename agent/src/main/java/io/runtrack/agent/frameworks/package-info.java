/**
 * What is built in of the host's frameworks, one folder each. A folder is loaded when a class of its framework is met,
 * so that a JVM without the framework pays nothing for it.
 */
@NullMarked
package io.runtrack.agent.frameworks;

import org.jspecify.annotations.NullMarked;
