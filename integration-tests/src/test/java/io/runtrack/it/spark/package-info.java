/** Applications on Spark: a driver and executors, each a JVM with the agent. */
@NullMarked
package io.runtrack.it.spark;

import org.jspecify.annotations.NullMarked;
