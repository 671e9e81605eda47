package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.DeclaredMethod;
import io.runtrack.threads.BackgroundThreads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The annotated methods without a body that classes were loaded with, and whether a loaded class implements them. Only
 * the end of the JVM tells that no class ever will, so each such method is warned of then. Safe for any thread.
 */
public class BodilessMethods implements Runnable {

    /** A rule with wildcards names any number of them. */
    private static final int MOST_WARNINGS = 20;

    private final Consumer<String> warnings;

    /** Names for people, by id. Guarded by this. */
    private final Map<String, String> declared = new TreeMap<>();

    /** Guarded by this. */
    private final Set<String> implemented = new HashSet<>();

    public BodilessMethods(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /** Of which nobody is to hear when the JVM ends. */
    static BodilessMethods unheard() {
        return new BodilessMethods(warning -> {}) {
            @Override
            void reportAtTheEnd() {}
        };
    }

    /** A class that declares it is being loaded. */
    synchronized void declared(DeclaredMethod method) {
        if (method.annotations().isEmpty()) {
            return;
        }
        if (declared.isEmpty()) {
            reportAtTheEnd();
        }
        declared.put(method.shape().id(), method.shape().displayName());
    }

    /** A class that overrides it is being loaded. */
    synchronized void implemented(DeclaredMethod method) {
        if (!method.annotations().isEmpty() && method.isAbstract()) {
            implemented.add(method.shape().id());
        }
    }

    void reportAtTheEnd() {
        // Once the JVM is exiting, nobody can tell what would have been loaded.
        BackgroundThreads.doAtExit("runtrack bodiless methods", this);
    }

    @Override
    public void run() {
        for (String warning : warnings()) {
            warnings.accept(warning);
        }
    }

    private synchronized List<String> warnings() {
        List<String> found = new ArrayList<>();
        int unimplemented = 0;
        for (Map.Entry<String, String> each : declared.entrySet()) {
            if (!implemented.contains(each.getKey()) && unimplemented++ < MOST_WARNINGS) {
                found.add(each.getValue()
                        + " is declared as tracked, but has no body, and no class was loaded that overrides"
                        + " it: the annotation was ignored (lambdas and proxies cannot be tracked; annotate a method that"
                        + " they call)");
            }
        }
        if (unimplemented > MOST_WARNINGS) {
            found.add("the same is true of " + (unimplemented - MOST_WARNINGS) + " more methods without a body");
        }
        return found;
    }
}
