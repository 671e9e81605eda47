package io.runtrack.agent.method;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a woven method.
 *
 * @param name its name in the source; null if the class file does not keep it
 * @param typeName the binary name of its erased type, as {@link Class#getName()} gives it: {@code java.nio.file.Path},
 *     {@code int}, {@code [Ljava.lang.String;}
 */
public record MethodParameter(@Nullable String name, String typeName) {}
