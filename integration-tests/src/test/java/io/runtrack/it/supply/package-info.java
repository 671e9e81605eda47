/** What is shipped: what the jars hold, what they say they hold, and what the poms tell whoever depends on them. */
@NullMarked
package io.runtrack.it.supply;

import org.jspecify.annotations.NullMarked;
