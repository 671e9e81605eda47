/**
 * The command that delivers what dead processes left in a spool. The only part of the command line that knows journals.
 */
@NullMarked
package io.runtrack.cli.recover;

import org.jspecify.annotations.NullMarked;
