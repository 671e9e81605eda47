/** Spring's {@code @Scheduled} methods, on request: each firing as a run. */
@NullMarked
package io.runtrack.agent.frameworks.springscheduling;

import org.jspecify.annotations.NullMarked;
