/** Planted: breaks rules on purpose. */
@NullMarked
package io.runtrack.it.architecture.planted.cli;

import org.jspecify.annotations.NullMarked;
