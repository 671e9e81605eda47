/**
 * Programs made of a seed, run without the agent, with it and beside another agent, and held against a model of what
 * the contract promises. A shape is generated, written as Java and foretold here; nothing of the agent's own is used
 * for it.
 */
@NullMarked
package io.runtrack.it.fuzz;

import org.jspecify.annotations.NullMarked;
