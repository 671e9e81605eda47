/**
 * One run with its tree: {@code runs show} shows it, {@code runs failed} names the files to be done again, {@code runs
 * compare} puts it beside another.
 */
@NullMarked
package io.runtrack.cli.run;

import org.jspecify.annotations.NullMarked;
