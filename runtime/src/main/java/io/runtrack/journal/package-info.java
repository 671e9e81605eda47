/**
 * The journal: what was recorded, kept in memory-mapped files until it has been written where it belongs, so that it
 * outlives a killed process. It knows the models and nothing else; {@code docs/run-format.md} draws its files.
 */
@NullMarked
package io.runtrack.journal;

import org.jspecify.annotations.NullMarked;
