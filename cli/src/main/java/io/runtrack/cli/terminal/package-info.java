/**
 * What every command says and shows with: screen, tables, cells, colours, CSV, JSON, times, exit codes. It knows
 * nothing of runs.
 */
@NullMarked
package io.runtrack.cli.terminal;

import org.jspecify.annotations.NullMarked;
