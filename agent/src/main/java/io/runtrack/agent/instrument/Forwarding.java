package io.runtrack.agent.instrument;

/**
 * Where a method leads that a compiler made of another one. There is at most one of the three.
 *
 * @param isCopy whether it leads to a method of another class, which the annotations on it were copied from
 * @param target the {@link MethodHead#key()} of the method of its own class that it was made of; else empty
 * @param trait the interface whose body of the method it calls, as Scala puts it into classes; else empty
 */
record Forwarding(boolean isCopy, String target, String trait) {

    /** Of a method that stands in the source, as far as can be told. */
    static final Forwarding NONE = new Forwarding(false, "", "");

    /** Of a method with the annotations of one in another class. */
    static final Forwarding COPY = new Forwarding(true, "", "");

    static Forwarding to(String target) {
        return new Forwarding(false, target, "");
    }

    static Forwarding toBodyOf(String trait) {
        return new Forwarding(false, "", trait);
    }

    /** Whether it may stand in the source. */
    boolean isNone() {
        return !isCopy && target.isEmpty() && trait.isEmpty();
    }
}
