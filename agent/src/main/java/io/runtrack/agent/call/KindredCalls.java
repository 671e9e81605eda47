package io.runtrack.agent.call;

import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the calls of one method that are part of a call in progress: an override calls {@code super.method()}, or a
 * method that the compiler made calls the one that it stands for. For any thread.
 */
final class KindredCalls {
    private final MethodShape shape;
    private final String id;
    private final Kinship kinship;
    private final OpenReceivers overrides;
    private final List<OpenReceivers> overridden;

    /** The method as its author declared it. */
    KindredCalls(MethodShape shape, Kinship kinship, OpenOverrides open) {
        this.shape = shape;
        this.id = shape.id();
        this.kinship = kinship;
        this.overrides = open.of(id);
        this.overridden = open.of(kinship.bodies());
    }

    /**
     * Whether a call of the method has its record in the record of another call.
     *
     * @param outer the call that it is made in, on the same thread
     */
    boolean isPartOf(@Nullable Call outer, @Nullable Object receiver) {
        return (outer != null && outer.method().kindred.delegatesTo(shape))
                || (receiver != null && isSuperCall(outer, receiver));
    }

    private boolean delegatesTo(MethodShape method) {
        return kinship.delegates()
                && shape.name().equals(method.name())
                && shape.descriptor().equals(method.descriptor());
    }

    /** A virtual call of the same object would have led to the override again. */
    private boolean isSuperCall(@Nullable Call outer, Object receiver) {
        for (Call call = outer; call != null; call = call.outer()) {
            if (call.receiver() == receiver && call.method().kindred.overrides(id)) {
                return true;
            }
        }
        return overrides.contain(receiver) && SuperOnStack.isCalledByOverride(shape);
    }

    private boolean overrides(String method) {
        return kinship.overridden().contains(method);
    }

    /** A call begins that may call what it overrides, on any thread. Answers whether it is to say that it has ended. */
    boolean begin(@Nullable Object receiver) {
        if (receiver == null || overridden.isEmpty()) {
            return false;
        }
        for (OpenReceivers each : overridden) {
            each.add(receiver);
        }
        return true;
    }

    /** What the call's method calls by {@code super} from now on is no part of it. */
    void end(Object receiver) {
        for (OpenReceivers each : overridden) {
            each.remove(receiver);
        }
    }
}
