/** Programs of frameworks that are captured without annotations or rules, each with the real library. */
@NullMarked
package io.runtrack.it.frameworks;

import org.jspecify.annotations.NullMarked;
