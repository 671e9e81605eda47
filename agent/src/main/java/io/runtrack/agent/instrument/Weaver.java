package io.runtrack.agent.instrument;

import io.runtrack.agent.classfile.MethodHead;
import io.runtrack.agent.discovery.BodilessMethods;
import io.runtrack.agent.discovery.MethodResolver;
import io.runtrack.agent.discovery.TrackedMethod;
import io.runtrack.agent.discovery.TrackedType;
import io.runtrack.agent.method.MethodBinder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Weaves {@link TrackedBody} into the tracked methods of a class.
 *
 * <p>Safe for use by any number of threads; takes no locks, for a thread that loads a class holds some already.
 */
public final class Weaver implements ClassWeaver {

    private final NumberedMethods numbered;
    private final MethodResolver resolver;
    private final Consumer<String> warnings;

    /**
     * Makes a weaver.
     *
     * @param warnings takes what a pipeline's author should know about his annotations
     */
    public Weaver(Linkage linkage, MethodBinder binder, Consumer<String> warnings) {
        this.numbered = new NumberedMethods(linkage, binder);
        this.resolver = new MethodResolver(new BodilessMethods(warnings), warnings);
        this.warnings = warnings;
    }

    @Override
    public byte @Nullable [] weave(TrackedType type, byte[] classFile) throws ReflectiveOperationException {
        Map<String, TrackedBody.Order> orders = new HashMap<>();
        for (TrackedMethod method : resolver.resolve(type)) {
            int number = numbered.numberOf(method);
            orders.put(method.key(), new TrackedBody.Order(number, method.locals(), method.returns()));
        }
        byte[] woven = null;
        while (woven == null && !orders.isEmpty()) {
            woven = weave(classFile, orders);
        }
        return woven;
    }

    /**
     * A method that would outgrow what the JVM accepts is struck off, and the others are to be tried again without it.
     */
    private byte @Nullable [] weave(byte[] classFile, Map<String, TrackedBody.Order> orders) {
        try {
            return ClassWeaving.weave(classFile, new TrackedBodies(orders));
        } catch (MethodTooLargeException outgrown) {
            orders.remove(outgrown.getMethodName().concat(outgrown.getDescriptor()));
            warnings.accept(outgrown.getClassName().replace('/', '.') + "#" + outgrown.getMethodName()
                    + " is not tracked: with tracking it would be larger than the 64 KB that the JVM allows a method;"
                    + " annotate a smaller method that calls it");
            return null;
        }
    }

    /** By {@link MethodHead#key()}. */
    private record TrackedBodies(Map<String, TrackedBody.Order> orders) implements BodyWeaving {
        @Override
        public MethodVisitor between(MethodHead method, MethodVisitor copy) {
            TrackedBody.Order order = orders.get(method.key());
            return order == null ? copy : new TrackedBody(method, order, copy);
        }
    }
}
