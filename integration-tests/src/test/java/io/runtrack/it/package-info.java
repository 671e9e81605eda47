/**
 * What a user of runtrack sees, tested from outside: each test launches a JVM with the agent and reads what it left on
 * disk and on its standard streams. Nothing here looks into the agent, except for the count of advice errors that it
 * swallowed.
 */
@NullMarked
package io.runtrack.it;

import org.jspecify.annotations.NullMarked;
