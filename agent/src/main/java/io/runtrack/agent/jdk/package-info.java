/**
 * Watches the JDK's own executors and its exit, by weaving a few of its classes late, when that is needed. This is how
 * work that moves to another thread keeps its run, and how a run learns its exit code.
 */
@NullMarked
package io.runtrack.agent.jdk;

import org.jspecify.annotations.NullMarked;
