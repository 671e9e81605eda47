package io.runtrack.agent.jdk;

import io.runtrack.agent.classfile.MethodHead;
import io.runtrack.agent.instrument.BodyWeaving;
import io.runtrack.agent.instrument.ClassWeaving;
import io.runtrack.agent.instrument.Linkage;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Learns that the JVM ends and with which status, which no shutdown hook is told: weaves a call into
 * {@code java.lang.Shutdown.exit}, through which {@code System.exit}, {@code Runtime.exit} and signals all go, and into
 * {@code shutdown}, which the JVM calls when it has run out of threads that keep it alive.
 *
 * <p>Stays registered, so that the call is still there when another agent has that class retransformed.
 */
public final class ExitWatch implements ClassFileTransformer {

    /** Who is told, on the thread that ends the JVM, before any shutdown hook runs. */
    public interface Listener {
        /** The JVM exits with a status; told again when exit is called again. */
        void exiting(int status);

        /** The JVM has run out of threads that keep it alive. */
        void runningOut();
    }

    private static final String SHUTDOWN = "java.lang.Shutdown";

    /** Stands for no status, unless it is one: a program may exit with whatever it likes. */
    private static final int NO_STATUS = Integer.MIN_VALUE;

    private final Consumer<String> warnings;

    private ExitWatch(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * Starts watching. Costs a retransformation, so do it when there is something to track. On a thread that is itself
     * transforming a class this would have no effect: the JVM keeps transformers from being called out of one another.
     *
     * @throws ReflectiveOperationException if this JVM has no such class or linkage
     * @throws UnmodifiableClassException if the JVM does not let us change it
     */
    public static void install(
            Instrumentation instrumentation, Linkage linkage, Listener listener, Consumer<String> warnings)
            throws ReflectiveOperationException, UnmodifiableClassException {
        linkage.onExit(new Endings(listener));
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
            return switch (method.key()) {
                case "exit(I)V" -> new ExitHook(method, copy, null);
                case "shutdown()V" -> new ExitHook(method, copy, NO_STATUS);
                default -> copy;
            };
        }
    }

    private static boolean isWithinExit() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            if (frame.getClassName().equals(SHUTDOWN) && frame.getMethodName().equals("exit")) {
                return true;
            }
        }
        return false;
    }

    private record Endings(Listener listener) implements IntConsumer {
        @Override
        public void accept(int status) {
            if (status == NO_STATUS && !isWithinExit()) {
                listener.runningOut();
            } else {
                listener.exiting(status);
            }
        }
    }
}
