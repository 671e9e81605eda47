/** Planted: breaks rules on purpose. */
@NullMarked
package io.runtrack.it.architecture.planted.loop.two;

import org.jspecify.annotations.NullMarked;
