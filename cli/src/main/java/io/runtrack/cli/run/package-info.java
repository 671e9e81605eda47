/** One run with its tree: {@code runs show} shows it, {@code runs failed} names the files to be done again. */
@NullMarked
package io.runtrack.cli.run;

import org.jspecify.annotations.NullMarked;
