/**
 * What Spark loads of ours, with its own class loader. It holds no code of the agent's and no library: the agent, which
 * hides its classes from everybody, meets it in {@link io.runtrack.spark.AgentDoor}.
 */
@NullMarked
package io.runtrack.spark;

import org.jspecify.annotations.NullMarked;
