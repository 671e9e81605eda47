/** Terminal output for all commands: screen, tables, cells, colours, CSV, times, exit codes. */
@NullMarked
package io.runtrack.cli.terminal;

import org.jspecify.annotations.NullMarked;
