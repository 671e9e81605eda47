/**
 * The applications that the forked JVMs run. Each is launched from the class path with the annotations alone beside it,
 * as a pipeline author would have it.
 */
@NullMarked
package io.runtrack.it.host;

import org.jspecify.annotations.NullMarked;
