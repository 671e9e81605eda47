/**
 * Puts the agent together: the only package that knows all the others. It is entered by name from the entry class and
 * lives, like all it puts together, in the isolated loader.
 */
@NullMarked
package io.runtrack.agent;

import org.jspecify.annotations.NullMarked;
