package io.runtrack.agent.classfile;

/**
 * Where a method leads that a compiler made of another one. At most one of them is given.
 *
 * @param isCopy whether it leads to a method of another class, which the annotations on it were copied from
 * @param isDelegate whether it leads to its namesake of another object, whatever that is
 * @param target the {@link MethodHead#key()} of the method of its own class that it was made of; else empty
 * @param trait the interface whose body of the method it calls, as Scala puts it into classes; else empty
 */
public record Forwarding(boolean isCopy, boolean isDelegate, String target, String trait) {

    /** Of a method that stands in the source, as far as can be told. */
    public static final Forwarding NONE = new Forwarding(false, false, "", "");

    /** Of a method with the annotations of one in another class. */
    static final Forwarding COPY = new Forwarding(true, false, "", "");

    /** Of a method of an interface that a class has another object do. */
    static final Forwarding DELEGATE = new Forwarding(false, true, "", "");

    static Forwarding to(String target) {
        return new Forwarding(false, false, target, "");
    }

    static Forwarding toBodyOf(String trait) {
        return new Forwarding(false, false, "", trait);
    }

    /** Whether it may stand in the source. */
    boolean isNone() {
        return !isCopy && !isDelegate && target.isEmpty() && trait.isEmpty();
    }
}
