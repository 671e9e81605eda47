/** The unpacked zip, and what its launcher does on a machine of a user's. */
@NullMarked
package io.runtrack.it.launcher;

import org.jspecify.annotations.NullMarked;
