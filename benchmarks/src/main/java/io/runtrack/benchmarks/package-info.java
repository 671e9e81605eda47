/**
 * What a tracked call costs, measured by JMH. Run it with and without the agent; the difference is what tracking adds.
 */
package io.runtrack.benchmarks;
