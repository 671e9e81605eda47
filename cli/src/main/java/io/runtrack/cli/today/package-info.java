/** The command {@code today}: says in words what of a day needs attention. */
@NullMarked
package io.runtrack.cli.today;

import org.jspecify.annotations.NullMarked;
