package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.BridgeReader;
import io.runtrack.agent.classfile.DeclaredMethod;
import io.runtrack.agent.classfile.GroovyMethods;
import io.runtrack.agent.discovery.Overrides.Overridden;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds a class's tracked methods and the annotations that count for each: of every kind the nearest one, on the method
 * itself, or else on a method that it overrides. Warns of annotations that stand where nothing can be tracked. Safe for
 * any thread.
 */
public final class MethodResolver {

    private final BodilessMethods bodiless;
    private final Consumer<String> warnings;

    public MethodResolver(BodilessMethods bodiless, Consumer<String> warnings) {
        this.bodiless = bodiless;
        this.warnings = warnings;
    }

    public List<TrackedMethod> resolve(TrackedType type) {
        if (type.declared().name().endsWith(BridgeReader.BODIES_OF_KOTLIN)) {
            return List.of();
        }
        Overrides overrides = new Overrides(type.declared(), Ancestors.of(type));
        Map<String, Nearest> found = new LinkedHashMap<>();
        for (DeclaredMethod method : type.declared().all()) {
            if (method.isAbstract()) {
                bodiless.declared(method);
            } else if (!GroovyMethods.isBodyOfTrait(type.declared(), method)) {
                found.put(method.key(), nearest(method, overrides.of(method)));
            }
        }
        List<TrackedMethod> tracked = new ArrayList<>();
        for (Nearest each : found.values()) {
            add(each, found.get(each.method().forwarding().target()), tracked);
        }
        for (AdoptedMethod each : type.adopted()) {
            bodiless.implemented(each.annotated());
            warnings.accept(each.warning(type.declared().name().replace('/', '.')));
        }
        return tracked;
    }

    /** The annotations that count for a method, of each kind one. */
    private record Nearest(
            DeclaredMethod method, Map<TrackedKind, DeclaredAnnotation> annotations, List<Overridden> overridden) {

        Kinship kinship() {
            Set<String> ids = new HashSet<>();
            Set<String> bodies = new HashSet<>();
            for (Overridden each : overridden) {
                String id = each.method().shape().id();
                ids.add(id);
                if (!each.method().isAbstract()) {
                    bodies.add(id);
                }
            }
            return new Kinship(ids, bodies, method.forwarding().isDelegate());
        }
    }

    private Nearest nearest(DeclaredMethod method, List<Overridden> overridden) {
        Nearest nearest = new Nearest(method, new EnumMap<>(TrackedKind.class), overridden);
        addMissing(method, nearest.annotations());
        for (Overridden each : overridden) {
            if (each.type().name().equals(method.forwarding().trait())) {
                addInherited(each.method(), nearest.annotations());
            }
        }
        for (Overridden each : overridden) {
            addInherited(each.method(), nearest.annotations());
            bodiless.implemented(each.method());
        }
        return nearest;
    }

    /** What a compiler made of a method is tracked as that method, of which a call leads to a call. */
    private void add(Nearest nearest, @Nullable Nearest target, List<TrackedMethod> tracked) {
        DeclaredMethod method = nearest.method();
        Map<TrackedKind, DeclaredAnnotation> counting = new EnumMap<>(nearest.annotations());
        if (target != null) {
            counting.keySet().removeAll(target.annotations().keySet());
        }
        if (!counting.isEmpty() && isTrackable(method)) {
            List<DeclaredAnnotation> annotations = new ArrayList<>(counting.values());
            tracked.add(new TrackedMethod(
                    method.shape(), annotations, nearest.kinship(), method.locals(), method.returns()));
        }
    }

    /** A hook is of the method that it names alone. */
    private static void addInherited(DeclaredMethod method, Map<TrackedKind, DeclaredAnnotation> nearest) {
        DeclaredAnnotation own = nearest.get(TrackedKind.HOOK);
        addMissing(method, nearest);
        if (own == null) {
            nearest.remove(TrackedKind.HOOK);
        }
    }

    /** Of several annotations of one kind on one method the last counts. */
    private static void addMissing(DeclaredMethod method, Map<TrackedKind, DeclaredAnnotation> nearest) {
        if (method.annotations().isEmpty()) {
            return;
        }
        Map<TrackedKind, DeclaredAnnotation> own = new EnumMap<>(TrackedKind.class);
        for (TrackedAnnotation annotation : method.annotations()) {
            own.put(annotation.kind(), new DeclaredAnnotation(annotation, method.shape()));
        }
        for (DeclaredAnnotation each : own.values()) {
            nearest.putIfAbsent(each.annotation().kind(), each);
        }
    }

    private boolean isTrackable(DeclaredMethod method) {
        if (method.isConstructor()) {
            warnings.accept("constructors cannot be tracked, the annotation on that of "
                    + method.shape().className() + " is ignored: annotate a method instead");
        } else if (method.isNative()) {
            warnings.accept("native methods cannot be tracked, the annotation on "
                    + method.shape().displayName() + " is ignored: annotate a method that calls it");
        }
        return !method.isConstructor() && !method.isNative();
    }
}
