package io.runtrack.agent.method;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said of methods beside what their class files declare: by the configuration, or by what is built in of a
 * framework. Several such sources are put together by {@link #of}. Called on threads that load classes; any number at
 * once.
 */
public interface MethodRules {

    /**
     * Whether a rule may name a method declared by this class (binary name). Asked for every class that is loaded: a
     * few hash lookups at most, no allocation where it can be helped.
     */
    boolean mayName(String className);

    /**
     * Whether a rule may name a method of any class, as far as is known by now. While none does, libraries and classes
     * that cannot inherit an annotation need not be read. Once it is true it stays true; only {@link #mayName} can make
     * it so.
     */
    default boolean mayNameAny() {
        return true;
    }

    /**
     * How names of classes begin that have to be met before there are rules. When the host's first class, its main
     * class as a rule, mentions one of them, {@link #mayName} is told so: what names a main method would come too late
     * else.
     */
    default List<String> awaited() {
        return List.of();
    }

    /**
     * Whether methods of this class are never tracked, whatever they declare or inherit. What it declares is still
     * inherited by classes that are not excluded.
     */
    boolean excludes(String className);

    /**
     * What counts as declared on a method: the annotations that stand in the class file, with those that a rule beats
     * replaced. The rule's kind beats the annotation of the same kind; others stay. Marks the rule as matched.
     *
     * @param annotations those of the class file, or what sources of less weight have made of them
     */
    List<TrackedAnnotation> declaredOn(MethodShape method, List<TrackedAnnotation> annotations);

    /** What several sources say: of one method and kind the first that speaks of it counts. */
    static MethodRules of(MethodRules... sources) {
        List<MethodRules> speaking = new ArrayList<>(sources.length);
        for (MethodRules source : sources) {
            if (source != NONE) {
                speaking.add(source);
            }
        }
        return switch (speaking.size()) {
            case 0 -> NONE;
            case 1 -> speaking.get(0);
            default -> new ComposedRules(speaking);
        };
    }

    /** No rules. */
    MethodRules NONE = new MethodRules() {
        @Override
        public boolean mayNameAny() {
            return false;
        }

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
