package io.runtrack.agent.method;

import java.util.Set;

/**
 * What a method has to do with others of its name.
 *
 * @param overridden the {@link MethodShape#id()} of each method that it overrides
 * @param bodies those of them that have a body, which the method may call by {@code super}
 * @param delegates whether a compiler made it, to call its namesake on another object
 */
public record Kinship(Set<String> overridden, Set<String> bodies, boolean delegates) {

    /** Of a method that has to do with no other. */
    public static final Kinship NONE = new Kinship(Set.of(), Set.of(), false);

    public Kinship {
        overridden = Set.copyOf(overridden);
        bodies = Set.copyOf(bodies);
    }
}
