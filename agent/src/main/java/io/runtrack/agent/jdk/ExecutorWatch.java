package io.runtrack.agent.jdk;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns who submitted the work that a thread does: weaves calls into the JDK's threads, executors and futures, at the
 * places that {@link WorkHooks} lists. What the host puts into a queue is what it finds there; nothing is wrapped.
 *
 * <p>Stays registered, so that the calls are still there when another agent has one of those classes retransformed. A
 * class that cannot be woven stays as it was, and there is one warning for all.
 */
public final class ExecutorWatch implements ClassFileTransformer {
    private final WorkHooks hooks = new WorkHooks();
    private final StringBuilder failures = new StringBuilder();

    private ExecutorWatch() {}

    /**
     * Weaves them. Must not be called on a thread that is transforming a class: it would have no effect.
     *
     * @param warnings is told what could not be woven, and what that means
     */
    public static void install(Instrumentation instrumentation, Consumer<String> warnings) {
        ExecutorWatch watch = new ExecutorWatch();
        instrumentation.addTransformer(watch, true);
        watch.retransform(instrumentation, watch.loadedClasses());
        if (watch.failures.length() > 0) {
            warnings.accept(
                    "cannot follow all work that threads hand to one another; records of it may be found in the wrong one of"
                            + " several runs that are active at once:" + watch.failures);
        }
    }

    /**
     * Sets who is told, as {@code RuntrackLinkage.onWork} says; null for nobody. To be called when the linkage is in
     * place.
     */
    public static void tell(@Nullable List<BiConsumer<Object, Object>> hooks) {
        RuntrackLinkage.onWork(hooks);
    }

    /** Those that this JDK has. */
    private Class<?>[] loadedClasses() {
        List<Class<?>> loaded = new ArrayList<>();
        for (String type : hooks.classes()) {
            Class<?> known = find(type);
            if (known != null) {
                loaded.add(known);
            }
        }
        return loaded.toArray(new Class<?>[0]);
    }

    private static @Nullable Class<?> find(String type) {
        try {
            return Class.forName(type.replace('/', '.'), false, null);
        } catch (ClassNotFoundException notInThisJdk) {
            return null;
        }
    }

    /**
     * All at once: the JVM stops for each retransformation and looks through all of its classes, which takes longer
     * than all else. What it refuses for one class it refuses for all, so then they are tried one by one.
     */
    private void retransform(Instrumentation instrumentation, Class<?>[] types) {
        try {
            instrumentation.retransformClasses(types);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError problem) {
            if (types.length == 1) {
                failed(types[0].getName(), problem);
                return;
            }
            failures.setLength(0);
            for (Class<?> type : types) {
                retransform(instrumentation, new Class<?>[] {type});
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null
                || redefined == null
                || className == null
                || !hooks.classes().contains(className)) {
            return null;
        }
        try {
            return WorkWeaving.weave(className, classFile, hooks);
        } catch (Throwable problem) {
            failed(className, problem);
            return null;
        }
    }

    private synchronized void failed(String type, Throwable problem) {
        failures.append(' ')
                .append(type.replace('/', '.'))
                .append(" (")
                .append(problem)
                .append(')');
    }
}
