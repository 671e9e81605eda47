/**
 * The command line as a whole: puts the commands together and turns whatever goes wrong into one line and an exit code.
 * It never tracks anything itself, and what it shows of others' data cannot steer a terminal.
 */
@NullMarked
package io.runtrack.cli;

import org.jspecify.annotations.NullMarked;
