/**
 * The command {@code recover}: delivers what dead processes left in a spool. It is the only command that changes
 * journals.
 */
@NullMarked
package io.runtrack.cli.recover;

import org.jspecify.annotations.NullMarked;
