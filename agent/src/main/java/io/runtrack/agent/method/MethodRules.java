package io.runtrack.agent.method;

import java.util.List;

/**
 * What the configuration says of methods beside what their class files declare. Called on threads that load classes;
 * any number at once.
 */
public interface MethodRules {

    /**
     * Whether a rule may name a method declared by this class (binary name). Asked for every class that is loaded: a
     * few hash lookups at most, no allocation where it can be helped.
     */
    boolean mayName(String className);

    /**
     * Whether methods of this class are never tracked, whatever they declare or inherit. What it declares is still
     * inherited by classes that are not excluded.
     */
    boolean excludes(String className);

    /**
     * What counts as declared on a method: the annotations that stand in the class file, with those that a rule beats
     * replaced. The rule's kind beats the annotation of the same kind; others stay. Marks the rule as matched.
     */
    List<TrackedAnnotation> declaredOn(MethodShape method, List<TrackedAnnotation> annotations);

    /** No rules. */
    MethodRules NONE = new MethodRules() {
        @Override
        public boolean mayName(String className) {
            return false;
        }

        @Override
        public boolean excludes(String className) {
            return false;
        }

        @Override
        public List<TrackedAnnotation> declaredOn(MethodShape method, List<TrackedAnnotation> annotations) {
            return annotations;
        }
    };
}
