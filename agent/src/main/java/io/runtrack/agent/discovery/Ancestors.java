package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.DeclaredType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type's supertypes in the order in which they are asked what they declare: superclasses, nearest first; then
 * interfaces by the longest way that leads to them, so that one never comes before one that extends it, and those of
 * equal distance as the class files name them.
 */
record Ancestors(List<DeclaredType> classes, List<DeclaredType> interfaces) {

    static Ancestors of(TrackedType type) {
        List<DeclaredType> classes = new ArrayList<>();
        Map<String, Distant> interfaces = new LinkedHashMap<>();
        collect(type, 1, interfaces);
        for (TrackedType each = type.parent(); each != null; each = each.parent()) {
            classes.add(each.declared());
            collect(each, 1 + classes.size(), interfaces);
        }
        return new Ancestors(classes, sorted(interfaces.values()));
    }

    private record Distant(DeclaredType type, int distance) {}

    private static List<DeclaredType> sorted(Collection<Distant> interfaces) {
        List<DeclaredType> sorted = new ArrayList<>(interfaces.size());
        for (int distance = 1; sorted.size() < interfaces.size(); distance++) {
            for (Distant each : interfaces) {
                if (each.distance == distance) {
                    sorted.add(each.type);
                }
            }
        }
        return sorted;
    }

    private static void collect(TrackedType type, int distance, Map<String, Distant> interfaces) {
        for (TrackedType each : type.interfaces()) {
            @Nullable Distant known = interfaces.get(each.declared().name());
            if (known == null || known.distance < distance) {
                interfaces.put(each.declared().name(), new Distant(each.declared(), distance));
                collect(each, distance + 1, interfaces);
            }
        }
    }
}
