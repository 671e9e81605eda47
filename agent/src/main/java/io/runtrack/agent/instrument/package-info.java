/**
 * Finds classes with tracked methods as the JVM loads them, and weaves two calls into each such method: one in front of its body, one
 * behind it. The only package that knows Byte Buddy, of which it uses the ASM; what the calls do is decided elsewhere.
 */
@NullMarked
package io.runtrack.agent.instrument;

import org.jspecify.annotations.NullMarked;
