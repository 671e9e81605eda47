package io.runtrack.agent;

import io.runtrack.agent.completion.HostLookup;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the JDK's own lookup, because nothing less can put hidden classes into other modules. A private lookup that
 * leads from one module to another is refused, even if the package is open.
 */
final class InstrumentedLookup implements HostLookup {
    private final Instrumentation instrumentation;
    private volatile @Nullable Lookup trusted;

    InstrumentedLookup(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public Lookup in(Class<?> type) throws ReflectiveOperationException {
        Lookup lookup = trusted;
        if (lookup == null) {
            lookup = take();
            trusted = lookup;
        }
        return lookup.in(type);
    }

    private Lookup take() throws ReflectiveOperationException {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of(MethodHandles.class.getPackageName(), Set.of(InstrumentedLookup.class.getModule())),
                Set.of(),
                Map.of());
        Field field = Lookup.class.getDeclaredField("IMPL_LOOKUP");
        field.setAccessible(true);
        return (Lookup) field.get(null);
    }
}
