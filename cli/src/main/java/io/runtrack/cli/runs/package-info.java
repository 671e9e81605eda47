/**
 * The commands that show or remove stored runs, and the pages, lists and filters that they print with. They read what
 * was stored and never track.
 */
@NullMarked
package io.runtrack.cli.runs;

import org.jspecify.annotations.NullMarked;
