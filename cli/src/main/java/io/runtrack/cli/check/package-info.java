/** {@code check}: whether a command has done its work lately, with its parts and its re-runs. */
@NullMarked
package io.runtrack.cli.check;

import org.jspecify.annotations.NullMarked;
