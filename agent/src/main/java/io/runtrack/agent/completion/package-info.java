/**
 * Results that have not ended when the method returns them: futures, publishers and suspended functions of the JDK's
 * and of the host's libraries, of whatever version, to none of which we are linked.
 */
@NullMarked
package io.runtrack.agent.completion;

import org.jspecify.annotations.NullMarked;
