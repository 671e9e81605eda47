package io.runtrack.agent.classfile;

import io.runtrack.agent.method.MethodShape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type's methods, as its class file declares them.
 *
 * @param name in the form of class files
 * @param methods by {@link DeclaredMethod#key()}; without those that compilers add
 * @param bridges of a method that is reached under further descriptors too: its key, and those of the compiler's
 *     bridges to it
 */
public record DeclaredType(
        String name, boolean isInterface, Map<String, DeclaredMethod> methods, Map<String, List<String>> bridges) {

    /** A type whose class file nobody can read. */
    public static DeclaredType unknown(String name) {
        return new DeclaredType(name, false, Map.of(), Map.of());
    }

    public @Nullable DeclaredMethod method(String key) {
        return methods.get(key);
    }

    public List<String> bridgesTo(String key) {
        return bridges.getOrDefault(key, List.of());
    }

    /** The same with the names that parameters have in another version of the class, where this one has lost them. */
    public DeclaredType namedAs(DeclaredType compiled) {
        return reshaped(method -> {
            DeclaredMethod same = compiled.method(method.key());
            return same == null ? method.shape().withLostNames() : same.shape();
        });
    }

    /** The same when other agents may have removed names, and there is no other version to find them in. */
    public DeclaredType withLostNames() {
        return reshaped(method -> method.shape().withLostNames());
    }

    private DeclaredType reshaped(Function<DeclaredMethod, MethodShape> shapes) {
        Map<String, DeclaredMethod> reshaped = new LinkedHashMap<>(methods);
        reshaped.replaceAll((key, method) -> method.shape().isNamed() ? method : method.as(shapes.apply(method)));
        return new DeclaredType(name, isInterface, reshaped, bridges);
    }

    public Collection<DeclaredMethod> all() {
        return methods.values();
    }

    public boolean isInPackageOf(DeclaredType other) {
        int end = name.lastIndexOf('/') + 1;
        return other.name.lastIndexOf('/') + 1 == end && other.name.startsWith(name.substring(0, end));
    }
}
