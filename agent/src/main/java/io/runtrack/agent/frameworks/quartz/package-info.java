/** Quartz: each firing of a job as a run. */
@NullMarked
package io.runtrack.agent.frameworks.quartz;

import org.jspecify.annotations.NullMarked;
