/**
 * Puts the agent together. It is entered by name from the entry class and lives, like all that it puts together, in the
 * isolated loader.
 */
@NullMarked
package io.runtrack.agent;

import org.jspecify.annotations.NullMarked;
