/** Holds docs/capture.md to what really comes out of the programs that it quotes. */
@NullMarked
package io.runtrack.it.capture;

import org.jspecify.annotations.NullMarked;
