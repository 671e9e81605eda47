/** Planted: breaks rules on purpose. */
@NullMarked
package io.runtrack.it.architecture.planted.config;

import org.jspecify.annotations.NullMarked;
