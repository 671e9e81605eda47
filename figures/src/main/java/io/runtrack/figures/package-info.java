/**
 * What stored runs come to: final outcomes, new and known errors, usual times, what needs attention. Each figure has
 * its one definition here, and whatever shows figures asks for it.
 */
@NullMarked
package io.runtrack.figures;

import org.jspecify.annotations.NullMarked;
