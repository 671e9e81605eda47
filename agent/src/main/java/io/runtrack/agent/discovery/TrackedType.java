package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.DeclaredMethod;
import io.runtrack.agent.classfile.DeclaredType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type that declares tracked methods, or that has one among its supertypes; with those of its supertypes of which the
 * same is true. Holds texts only, nothing of the host. Immutable; compared by identity.
 */
public final class TrackedType {

    /** Of a type that there is nothing to inherit from: what most are. */
    public static final TrackedType NONE = new TrackedType(DeclaredType.unknown(""), null, List.of(), List.of());

    private final DeclaredType declared;
    private final @Nullable TrackedType parent;
    private final List<TrackedType> interfaces;
    private final List<AdoptedMethod> adopted;

    private TrackedType(
            DeclaredType declared,
            @Nullable TrackedType parent,
            List<TrackedType> interfaces,
            List<AdoptedMethod> adopted) {
        this.declared = declared;
        this.parent = parent;
        this.interfaces = interfaces;
        this.adopted = adopted;
    }

    /** Supertypes that are {@link #NONE} are left out. */
    static TrackedType of(DeclaredType declared, TrackedType parent, List<TrackedType> interfaces) {
        List<TrackedType> present = new ArrayList<>(interfaces);
        present.removeAll(List.of(NONE));
        return new TrackedType(declared, parent == NONE ? null : parent, List.copyOf(present), List.of());
    }

    /** The same with its own methods as they are in another version of the class. */
    TrackedType as(DeclaredType other) {
        return new TrackedType(other, parent, interfaces, adopted);
    }

    /** The same with the methods that superclasses of no interest lend it. */
    TrackedType adopting(List<AdoptedMethod> methods) {
        return new TrackedType(declared, parent, interfaces, List.copyOf(methods));
    }

    List<AdoptedMethod> adopted() {
        return adopted;
    }

    /** Methods of interfaces that are tracked, and of whose name neither the class nor a tracked superclass has one. */
    List<DeclaredMethod> unimplemented() {
        List<DeclaredMethod> missing = new ArrayList<>();
        if (!declared.isInterface() && !interfaces.isEmpty()) {
            for (DeclaredType each : Ancestors.of(this).interfaces()) {
                for (DeclaredMethod method : each.all()) {
                    if (!method.annotations().isEmpty()
                            && method.isVirtual()
                            && !declares(method.shape().name())) {
                        missing.add(method);
                    }
                }
            }
        }
        return missing;
    }

    private boolean declares(String method) {
        for (DeclaredMethod each : declared.all()) {
            if (each.shape().name().equals(method)) {
                return true;
            }
        }
        return parent != null && parent.declares(method);
    }

    /**
     * Whether a method that is tracked, or may be, has a parameter whose name is not known. One without a body may have
     * kept none from the compiler.
     */
    boolean lacksNames() {
        for (DeclaredMethod method : declared.all()) {
            if (!method.shape().isNamed()
                    && !method.isAbstract()
                    && (method.isTrackedByName()
                            || inheritsTracked(method.shape().name()))) {
                return true;
            }
        }
        return false;
    }

    private boolean inheritsTracked(String method) {
        if (parent != null && parent.tracks(method)) {
            return true;
        }
        for (TrackedType each : interfaces) {
            if (each.tracks(method)) {
                return true;
            }
        }
        return false;
    }

    private boolean tracks(String method) {
        for (DeclaredMethod each : declared.all()) {
            if (each.shape().name().equals(method) && !each.annotations().isEmpty()) {
                return true;
            }
        }
        return inheritsTracked(method);
    }

    /** Its own methods. */
    DeclaredType declared() {
        return declared;
    }

    /** The superclass, if there is anything to inherit from it. */
    @Nullable
    TrackedType parent() {
        return parent;
    }

    /** The interfaces that it names itself, as far as there is anything to inherit from them. */
    List<TrackedType> interfaces() {
        return interfaces;
    }
}
