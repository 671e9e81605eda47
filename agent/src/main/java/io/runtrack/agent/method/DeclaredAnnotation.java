package io.runtrack.agent.method;

/**
 * An annotation that counts for a woven method.
 *
 * @param method on which it stands: the woven one, or one that it overrides. Templates and defaults go by the names of
 *     its parameters
 */
public record DeclaredAnnotation(TrackedAnnotation annotation, MethodShape method) {}
