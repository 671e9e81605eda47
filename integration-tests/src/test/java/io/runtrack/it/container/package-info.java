/** The agent in real containers: images of each JDK, made here and of what is here, run by podman. */
@NullMarked
package io.runtrack.it.container;

import org.jspecify.annotations.NullMarked;
