package io.runtrack.agent.instrument;

import io.runtrack.agent.discovery.HostClasses;
import io.runtrack.agent.discovery.SupertypeFiles;
import java.lang.instrument.Instrumentation;
import java.security.CodeSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those classes of the host that were loaded when this was made. Runs none of its code. For one thread. */
public final class LoadedHostClasses implements HostClasses {
    private final Map<String, Class<?>> byName = new LinkedHashMap<>();
    private final SupertypeFiles files = new SupertypeFiles();

    LoadedHostClasses(Instrumentation instrumentation, TrackingTransformer transformer) {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (transformer.isOfHost(type)) {
                byName.put(type.getName(), type);
            }
        }
    }

    @Override
    public Collection<String> names() {
        return byName.keySet();
    }

    /** From where the class came from; its loader is not asked, which may be closed by now, or wait for something. */
    @Override
    public byte @Nullable [] classFile(String name) {
        Class<?> type = byName.get(name.replace('/', '.'));
        try {
            CodeSource source = type == null ? null : type.getProtectionDomain().getCodeSource();
            return source == null ? null : files.besides(source.getLocation(), name);
        } catch (SecurityException denied) {
            return null;
        }
    }
}
