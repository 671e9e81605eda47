/** Planted: breaks rules on purpose. */
@NullMarked
package io.runtrack.it.architecture.planted.loop.one;

import org.jspecify.annotations.NullMarked;
