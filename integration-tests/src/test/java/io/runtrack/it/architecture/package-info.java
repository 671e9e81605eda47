/**
 * Keeps the table of who may know whom. The rules take the root package as a parameter: so that each is also tried on a
 * small tree of classes, {@code planted}, in which it is broken.
 */
@NullMarked
package io.runtrack.it.architecture;

import org.jspecify.annotations.NullMarked;
