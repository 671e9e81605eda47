/**
 * The life of one tracked call, from its begin to its end: on its thread, on others, late, cancelled or never begun.
 * What is recorded of a call is the plan's decision, in {@code capture}.
 */
@NullMarked
package io.runtrack.agent.call;

import org.jspecify.annotations.NullMarked;
