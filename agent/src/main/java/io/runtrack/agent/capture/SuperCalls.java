package io.runtrack.agent.capture;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the call of an overridden method by its override, {@code super.method()}, from every other call: the same object is called,
 * directly within a call of a method that overrides this one and is declared elsewhere. A virtual call of the same object would have
 * led to the override again. Safe for any thread.
 */
final class SuperCalls {
    private final MethodShape overridden;
    private final ClassValue<Map<MethodShape, BridgedOverride>> bridged = new BridgedByReceiver();

    /** Kept with the receiver's class, since it holds classes of the host. */
    private static final class BridgedByReceiver extends ClassValue<Map<MethodShape, BridgedOverride>> {
        @Override
        protected Map<MethodShape, BridgedOverride> computeValue(Class<?> receiver) {
            return new ConcurrentHashMap<>();
        }
    }

    SuperCalls(MethodShape overridden) {
        this.overridden = overridden;
    }

    boolean isMadeBy(Call outer, @Nullable Object receiver, Object[] arguments) {
        if (receiver == null || outer.receiver() != receiver) {
            return false;
        }
        MethodShape override = outer.shape();
        if (!override.name().equals(overridden.name()) || override.className().equals(overridden.className())) {
            return false;
        }
        return override.descriptor().equals(overridden.descriptor())
                || bridgedBy(override, receiver.getClass()).accepts(arguments);
    }

    private BridgedOverride bridgedBy(MethodShape override, Class<?> receiver) {
        Map<MethodShape, BridgedOverride> known = bridged.get(receiver);
        BridgedOverride found = known.get(override);
        if (found == null) {
            found = BridgedOverride.find(override, overridden, receiver);
            known.put(override, found);
        }
        return found;
    }
}
