package io.runtrack.agent.values;

/**
 * Opens packages of the host's named modules to this agent's module; backed by {@code Instrumentation.redefineModule}.
 */
public interface ModuleOpener {

    /**
     * Opens a package to the module of this interface, if that is possible.
     *
     * @param module the host's module
     * @param packageName a package of it
     */
    void open(Module module, String packageName);
}
