/**
 * Results that complete after the method returns: futures, publishers, suspend functions. The code does not link
 * against the host's libraries, so any version of them works.
 */
@NullMarked
package io.runtrack.agent.completion;

import org.jspecify.annotations.NullMarked;
