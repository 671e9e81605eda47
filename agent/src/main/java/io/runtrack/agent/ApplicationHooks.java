package io.runtrack.agent;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The shutdown hooks that the host has registered, without our own. The JVM keeps them in
 * {@code java.lang.ApplicationShutdownHooks} until it starts them (JDK 17 to 25). There are none for us where the JVM
 * keeps them elsewhere. Ask only after {@code java.lang} has been opened to the agent.
 */
final class ApplicationHooks implements Supplier<List<Thread>> {
    private static final String OUR_NAMES = "runtrack";

    @Override
    public List<Thread> get() {
        List<Thread> hooks = new ArrayList<>();
        try {
            Class<?> registry = Class.forName("java.lang.ApplicationShutdownHooks", false, null);
            Field field = registry.getDeclaredField("hooks");
            field.setAccessible(true);
            synchronized (registry) {
                if (field.get(null) instanceof Map<?, ?> registered) {
                    for (Object hook : registered.keySet()) {
                        if (hook instanceof Thread thread && !isOurs(thread)) {
                            hooks.add(thread);
                        }
                    }
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError keptElsewhere) {
            hooks.clear();
        }
        return hooks;
    }

    /** Those of the bundled libraries were made on our threads, and have our loader from them. */
    private static boolean isOurs(Thread hook) {
        return hook.getName().startsWith(OUR_NAMES)
                || hook.getContextClassLoader() == ApplicationHooks.class.getClassLoader();
    }
}
