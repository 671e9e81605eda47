/**
 * Reads a tracking folder with a strict JSON parser of its own, so that no leniency of our own reader hides a mistake
 * of our writer.
 */
@NullMarked
package io.runtrack.it.stored;

import org.jspecify.annotations.NullMarked;
