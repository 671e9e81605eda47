/**
 * Spring Batch: its job executions as runs, their steps, and the resources that they read as files. Nothing is
 * registered with it; what is known comes from methods that it has had since version 4.
 */
@NullMarked
package io.runtrack.agent.frameworks.springbatch;

import org.jspecify.annotations.NullMarked;
