/**
 * The commands about running JVMs: {@code attach} and {@code doctor}, with what each finds out about one. They talk to
 * a JVM through its agent and change nothing else.
 */
@NullMarked
package io.runtrack.cli.process;

import org.jspecify.annotations.NullMarked;
