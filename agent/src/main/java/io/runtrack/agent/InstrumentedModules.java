package io.runtrack.agent;

import io.runtrack.agent.values.ModuleOpener;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Opens packages of the host's modules to this agent, and to nobody else. */
final class InstrumentedModules implements ModuleOpener {
    private final Instrumentation instrumentation;

    InstrumentedModules(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public void open(Module module, String packageName) {
        if (instrumentation.isModifiableModule(module)) {
            instrumentation.redefineModule(
                    module,
                    Set.of(),
                    Map.of(),
                    Map.of(packageName, Set.of(ModuleOpener.class.getModule())),
                    Set.of(),
                    Map.of());
        }
    }
}
