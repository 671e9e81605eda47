package io.runtrack.it.host;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;

/** What {@code sun.misc} offers, by reflection: the compiler warns of every mention, and cannot be told not to. */
final class JdkInternals {
    private JdkInternals() {}

    /** Writes to address 0, whereupon the JVM crashes. */
    static void crash() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
    }

    /** Has a signal run something instead of ending the JVM. */
    static void onSignal(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object proxy = Proxy.newProxyInstance(
                JdkInternals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                    action.run();
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }
}
