/** The command {@code ui}. */
@NullMarked
package io.runtrack.cli.ui;

import org.jspecify.annotations.NullMarked;
