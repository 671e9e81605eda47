package io.runtrack.agent.instrument;

import io.runtrack.agent.discovery.TrackedMethod;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodBinder;
import io.runtrack.agent.method.MethodShape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The number under which each tracked method is called. A method keeps its number when its class is redefined,
 * retransformed, or loaded by one more loader: so a class that is woven a thousand times is bound once, and again only
 * when what is tracked of it has changed.
 *
 * <p>Safe for any number of threads. Two that meet may bind a method twice, which costs a number.
 */
final class NumberedMethods {

    private final Linkage linkage;
    private final MethodBinder binder;

    /**
     * By name, so that the first weaving of a method, which is all that most programs see, compares no records: that
     * loads classes.
     */
    private final Map<String, Numbered> methods = new ConcurrentHashMap<>();

    private record Numbered(int number, MethodShape shape, List<DeclaredAnnotation> annotations, Kinship kinship) {
        boolean is(TrackedMethod method) {
            return shape.equals(method.shape())
                    && annotations.equals(method.annotations())
                    && kinship.equals(method.kinship());
        }
    }

    NumberedMethods(Linkage linkage, MethodBinder binder) {
        this.linkage = linkage;
        this.binder = binder;
    }

    int numberOf(TrackedMethod method) throws ReflectiveOperationException {
        String name = method.shape().className().concat(" ").concat(method.key());
        Numbered known = methods.get(name);
        if (known != null && known.is(method)) {
            return known.number();
        }
        int number = linkage.add(binder.bind(method.shape(), method.annotations(), method.kinship()));
        methods.put(name, new Numbered(number, method.shape(), method.annotations(), method.kinship()));
        return number;
    }
}
