package io.runtrack.agent.instrument;

import io.runtrack.agent.discovery.Lineage;
import io.runtrack.agent.discovery.TrackedType;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Weaves the classes that were loaded before the agent was: all of the host's after a late attach, those of other
 * agents and of a custom system loader otherwise.
 *
 * <p>Which of them declare or inherit tracking is read from their class files, found as resources of their loaders. To
 * retransform all would tell as much, but it would throw away the compiled code of everything that the host has warmed
 * up.
 */
public final class LoadedClasses {

    /**
     * In an idle start-up the host's loaders have loaded nothing but these; not looking at them saves opening a jar
     * through its URL.
     */
    private static final String ENTRY_PACKAGE = "io.runtrack.agent.premain.";

    private final Instrumentation instrumentation;
    private final TrackingTransformer transformer;
    private final Lineage lineage;
    private final Consumer<String> warnings;

    /** @param transformer registered already, as one that can retransform */
    public LoadedClasses(
            Instrumentation instrumentation,
            TrackingTransformer transformer,
            Lineage lineage,
            Consumer<String> warnings) {
        this.instrumentation = instrumentation;
        this.transformer = transformer;
        this.lineage = lineage;
        this.warnings = warnings;
    }

    /**
     * Weaves them, and counts those that it could. Runs code of the host's loaders, so it must not be called while a
     * class is being transformed.
     */
    public int weave() {
        List<Class<?>> tracked = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (transformer.isOfHost(type) && isWeavable(type) && lineage.of(type) != TrackedType.NONE) {
                tracked.add(type);
            }
        }
        int woven = 0;
        for (Class<?> type : tracked) {
            woven += retransform(type) ? 1 : 0;
        }
        return woven;
    }

    /** The classes of the host at this moment. Not as the interface, which the verifier would load in an idle JVM. */
    public LoadedHostClasses now() {
        return new LoadedHostClasses(instrumentation, transformer);
    }

    private boolean isWeavable(Class<?> type) {
        return !type.getName().startsWith(ENTRY_PACKAGE) && instrumentation.isModifiableClass(type);
    }

    /** One by one: what the JVM refuses for one class would otherwise be refused for all. */
    private boolean retransform(Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
            return true;
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError problem) {
            warnings.accept("cannot weave " + type.getName() + ", which was loaded already: " + problem);
            return false;
        }
    }
}
