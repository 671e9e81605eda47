/**
 * The facts of a tracked method: its shape, its parameters, its annotation and the rules that stand in for one.
 * Everything that finds, weaves or records calls speaks of methods in these terms, and they know nothing of it.
 */
@NullMarked
package io.runtrack.agent.method;

import org.jspecify.annotations.NullMarked;
