/**
 * Weaves two calls into each tracked method as the JVM loads its class: one before its body, one after it. It writes
 * bytecode by Byte Buddy's ASM; what the calls do is decided elsewhere.
 */
@NullMarked
package io.runtrack.agent.instrument;

import org.jspecify.annotations.NullMarked;
