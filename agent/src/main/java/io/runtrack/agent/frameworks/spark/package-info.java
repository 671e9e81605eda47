/**
 * Spark: the application as a frame, and what is recorded on executors in the run that submitted the job. The driver
 * and the executors are JVMs of their own, with an agent each; the plugin {@code io.runtrack.spark.RuntrackPlugin}
 * takes records from one to the other.
 */
@NullMarked
package io.runtrack.agent.frameworks.spark;

import org.jspecify.annotations.NullMarked;
