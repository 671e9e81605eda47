/**
 * The facts of a tracked method: its shape, its parameters, its annotation and the rules that stand in for one.
 * Discovery, weaving and recording all use these types. These types depend on none of them.
 */
@NullMarked
package io.runtrack.agent.method;

import org.jspecify.annotations.NullMarked;
