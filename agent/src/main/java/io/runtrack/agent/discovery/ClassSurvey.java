package io.runtrack.agent.discovery;

import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.MethodShape;
import java.net.URL;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tracked methods of classes that nobody loads, by the lineage and the resolver that decide what is woven.
 * For one thread.
 */
public final class ClassSurvey {
    private final Lineage lineage;
    private final MethodResolver resolver;

    /** Takes tracked methods, one by one. */
    public interface Finding {

        /**
         * A tracked method.
         *
         * @param annotations that count for it, at most one of each kind
         */
        void method(MethodShape method, List<DeclaredAnnotation> annotations);
    }

    /** @param warnings takes what a pipeline's author should know about his annotations */
    public ClassSurvey(MethodRules rules, Consumer<String> warnings) {
        this.lineage = new Lineage(rules);
        this.resolver = new MethodResolver(BodilessMethods.unheard(), warnings);
    }

    /**
     * Looks at one class.
     *
     * @param loader in whose resources its supertypes are; it is asked for no class
     * @param name in the form of class files
     * @param origin the jar or folder that it lies in; null when it lies elsewhere
     */
    public void look(ClassLoader loader, String name, @Nullable URL origin, byte[] classFile, Finding finding) {
        TrackedType type = lineage.tracked(new HostClass(loader, name, origin), classFile);
        if (type != TrackedType.NONE) {
            for (TrackedMethod method : resolver.resolve(type)) {
                finding.method(method.shape(), method.annotations());
            }
        }
    }
}
