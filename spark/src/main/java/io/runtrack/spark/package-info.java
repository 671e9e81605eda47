/**
 * What Spark loads of ours, with its own class loader. The plugin's classes know nothing but Spark's interfaces and the
 * JDK, and are in the agent's jar, too: the agent, which hides its classes from everybody, meets them in
 * {@link io.runtrack.spark.AgentDoor}. The report's job brings the command line along, whose libraries are relocated.
 */
@NullMarked
package io.runtrack.spark;

import org.jspecify.annotations.NullMarked;
