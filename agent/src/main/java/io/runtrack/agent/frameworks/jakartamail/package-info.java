/**
 * Jakarta Mail, the older javax Mail, and what Spring puts around them: their messages and their exceptions. It knows
 * their classes by name and asks their accessors, so no version of them is needed to build it.
 */
@NullMarked
package io.runtrack.agent.frameworks.jakartamail;

import org.jspecify.annotations.NullMarked;
