/**
 * The journal: what was recorded, kept in files until it has been stored, so that it outlives a killed process. It owns
 * folders, locks and claims; {@code docs/run-format.md} draws its files.
 */
@NullMarked
package io.runtrack.journal;

import org.jspecify.annotations.NullMarked;
