/**
 * Options that several commands share, and how their values are read. Bad values get one line that names the value and
 * the remedy.
 */
@NullMarked
package io.runtrack.cli.option;

import org.jspecify.annotations.NullMarked;
