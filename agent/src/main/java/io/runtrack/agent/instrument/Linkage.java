package io.runtrack.agent.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code java.lang.RuntrackLinkage} into the JVM and connects it. The class is defined through a lookup, not
 * appended to the boot class path: that would switch off class-data sharing for the host and say so on its output.
 *
 * <p>Stateless: all state is in the linkage class itself, of which there is one in a JVM, however often we are loaded.
 */
public final class Linkage {

    private static final String RESOURCE = "/linkage/java/lang/RuntrackLinkage.class";

    private final Class<?> target;

    private Linkage(Class<?> target) {
        this.target = target;
    }

    /**
     * Defines the linkage class unless the JVM has it already.
     *
     * @throws ReflectiveOperationException if the JVM does not let us into {@code java.lang}
     * @throws IOException if the bytes of the class cannot be read
     */
    public static Linkage install(Instrumentation instrumentation) throws ReflectiveOperationException, IOException {
        synchronized (Linkage.class) {
            Class<?> present = find();
            return new Linkage(present == null ? define(instrumentation) : present);
        }
    }

    /** The number under which woven code calls a method. */
    int add(BiFunction<@Nullable Object, Object[], @Nullable Object> method) throws ReflectiveOperationException {
        return (int) target.getMethod("add", BiFunction.class).invoke(null, Privileged.method(method));
    }

    /** Sets who is told of everything that a call behind the linkage threw. */
    public void onError(Consumer<Throwable> listener) throws ReflectiveOperationException {
        target.getMethod("onError", Consumer.class).invoke(null, listener);
    }

    /** Sets who is told the status with which the JVM is about to exit. */
    public void onExit(IntConsumer listener) throws ReflectiveOperationException {
        target.getMethod("onExit", IntConsumer.class).invoke(null, Privileged.exit(listener));
    }

    private static @Nullable Class<?> find() {
        try {
            return Class.forName("java.lang.RuntrackLinkage", true, null);
        } catch (ClassNotFoundException absent) {
            return null;
        }
    }

    private static Class<?> define(Instrumentation instrumentation) throws ReflectiveOperationException, IOException {
        Module self = Linkage.class.getModule();
        instrumentation.redefineModule(
                Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang", Set.of(self)), Set.of(), Map.of());
        return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                .defineClass(bytes());
    }

    private static byte[] bytes() throws IOException {
        try (InputStream content = Linkage.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IOException("the agent's jar has no " + RESOURCE + ": build it again");
            }
            return content.readAllBytes();
        }
    }
}
