/** The process as a frame, whatever it runs. */
@NullMarked
package io.runtrack.agent.frameworks.main;

import org.jspecify.annotations.NullMarked;
