/**
 * The command line: shows people and programs what was stored. It never tracks anything itself, and what it shows of
 * others' data can neither steer a terminal nor run in a spreadsheet.
 */
@NullMarked
package io.runtrack.cli;

import org.jspecify.annotations.NullMarked;
