/**
 * The border to the host: the only classes of ours that its class loaders can see. They start everything else in a
 * loader of its own, and they know the JDK only.
 */
@NullMarked
package io.runtrack.agent.premain;

import org.jspecify.annotations.NullMarked;
