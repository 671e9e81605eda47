package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.DeclaredMethod;
import io.runtrack.agent.classfile.DeclaredType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which methods of its supertypes a method overrides or implements: by the JVM's rules, and not by what merely
 * looks like it.
 */
final class Overrides {

    private final DeclaredType type;
    private final Ancestors ancestors;

    /**
     * An overridden method.
     *
     * @param type that declares it
     */
    record Overridden(DeclaredType type, DeclaredMethod method) {}

    Overrides(DeclaredType type, Ancestors ancestors) {
        this.type = type;
        this.ancestors = ancestors;
    }

    /** In the order of {@link Ancestors}. */
    List<Overridden> of(DeclaredMethod method) {
        List<Overridden> overridden = new ArrayList<>();
        if (method.isVirtual()) {
            Set<String> keys = keysOf(method);
            for (DeclaredType each : ancestors.classes()) {
                addOfClass(each, keys, overridden);
            }
            if (method.isPublic()) {
                for (DeclaredType each : ancestors.interfaces()) {
                    add(each, keys, overridden);
                }
            }
        }
        return overridden;
    }

    /**
     * The keys under which the method is called, its own first. A bridge in a superclass leads to the override, too.
     */
    private Set<String> keysOf(DeclaredMethod method) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(method.key());
        for (int before = 0; before < keys.size(); ) {
            before = keys.size();
            addBridges(type, keys);
            for (DeclaredType each : ancestors.classes()) {
                addBridges(each, keys);
            }
            for (DeclaredType each : ancestors.interfaces()) {
                addBridges(each, keys);
            }
        }
        return keys;
    }

    private static void addBridges(DeclaredType type, Set<String> keys) {
        for (String key : List.copyOf(keys)) {
            keys.addAll(type.bridgesTo(key));
        }
    }

    /**
     * One that only its package sees is overridden from there, by the method itself or by one that it overrides in
     * turn.
     */
    private void addOfClass(DeclaredType declaring, Set<String> keys, List<Overridden> overridden) {
        boolean sharesPackage = type.isInPackageOf(declaring);
        for (Overridden nearer : overridden) {
            sharesPackage |= nearer.type().isInPackageOf(declaring);
        }
        for (String key : keys) {
            @Nullable DeclaredMethod found = declaring.method(key);
            if (found != null && found.isVirtual() && (sharesPackage || !found.isPackagePrivate())) {
                overridden.add(new Overridden(declaring, found));
            }
        }
    }

    private static void add(DeclaredType declaring, Set<String> keys, List<Overridden> overridden) {
        for (String key : keys) {
            @Nullable DeclaredMethod found = declaring.method(key);
            if (found != null && found.isVirtual()) {
                overridden.add(new Overridden(declaring, found));
            }
        }
    }
}
