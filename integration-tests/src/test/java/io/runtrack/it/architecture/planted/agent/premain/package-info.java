/** Planted: breaks rules on purpose. */
@NullMarked
package io.runtrack.it.architecture.planted.agent.premain;

import org.jspecify.annotations.NullMarked;
