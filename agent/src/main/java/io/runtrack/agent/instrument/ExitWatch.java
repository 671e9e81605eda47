package io.runtrack.agent.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Learns the status with which the JVM exits, which no shutdown hook is told: weaves a call into {@code java.lang.Shutdown.exit}, through
 * which {@code System.exit}, {@code Runtime.exit} and signals all go.
 *
 * <p>Stays registered, so that the call is still there when another agent has that class retransformed.
 */
public final class ExitWatch implements ClassFileTransformer {

    private static final String SHUTDOWN = "java.lang.Shutdown";

    private final Consumer<String> warnings;

    private ExitWatch(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * Starts watching. Costs a retransformation, so do it when there is something to track. On a thread that is itself transforming a class
     * this would have no effect: the JVM keeps transformers from being called out of one another.
     *
     * @param listener is told the status on the thread that exits, before any shutdown hook runs; again when exit is called again
     * @throws ReflectiveOperationException if this JVM has no such class or linkage
     * @throws UnmodifiableClassException if the JVM does not let us change it
     */
    public static void install(
            Instrumentation instrumentation, Linkage linkage, IntConsumer listener, Consumer<String> warnings)
            throws ReflectiveOperationException, UnmodifiableClassException {
        linkage.onExit(listener);
        instrumentation.addTransformer(new ExitWatch(warnings), true);
        instrumentation.retransformClasses(Class.forName(SHUTDOWN, false, null));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null || redefined == null || !SHUTDOWN.equals(redefined.getName())) {
            return null;
        }
        try {
            return ClassWeaving.weave(classFile, new ExitBody());
        } catch (Throwable problem) {
            warnings.accept("cannot watch System.exit, exit codes will not be recorded: " + problem);
            return null;
        }
    }

    private static final class ExitBody implements BodyWeaving {
        @Override
        public MethodVisitor between(MethodHead method, MethodVisitor copy) {
            return method.key().equals("exit(I)V") ? new FrontOfExit(method, copy) : copy;
        }
    }
}
