package io.runtrack.agent.rules;

import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one source. Of several of one kind that name a method the one that stands first counts, so that what is
 * said of one method goes above what is said of many.
 */
final class RuleSet implements MethodRules {
    /** The agent must not be woven, by whatever pattern. */
    private static final String OURS = "io.runtrack.agent.";

    private final List<Rule> rules = new ArrayList<>();
    private final ClassIndex<Rule> byClass = new ClassIndex<>();
    private final ClassIndex<NamePattern> excluded = new ClassIndex<>();
    private boolean reaches; // overriding methods; written while the rules are read
    private final AtomicReference<@Nullable Runnable> firstUse = new AtomicReference<>();

    /** Methods are asked of class by class. */
    private volatile OfClass last = new OfClass("", List.of());

    /** The rules that name a class. */
    private record OfClass(String name, List<Rule> rules) {}

    /** While the rules are read, on one thread. */
    void add(Rule rule) {
        rules.add(rule);
        reaches |= rule.kind() != TrackedKind.HOOK;
        byClass.add(rule.className(), rule);
    }

    /** While the rules are read, on one thread. */
    void exclude(NamePattern classes) {
        excluded.add(classes, classes);
        reaches = true;
    }

    /** A hook names the class that has to be read, and no other. */
    @Override
    public boolean mayNameAny() {
        return reaches;
    }

    /** In the order in which they were added. */
    List<Rule> rules() {
        return rules;
    }

    void atFirstUse(Runnable action) {
        firstUse.set(action);
    }

    @Override
    public boolean mayName(String className) {
        return byClass.knows(className) && !className.startsWith(OURS);
    }

    @Override
    public boolean excludes(String className) {
        return excluded.knows(className);
    }

    @Override
    public List<TrackedAnnotation> declaredOn(MethodShape method, List<TrackedAnnotation> annotations) {
        Runnable action = firstUse.get() == null ? null : firstUse.getAndSet(null);
        if (action != null) {
            action.run();
        }
        List<TrackedAnnotation> declared = annotations;
        for (Rule rule : matching(method)) {
            declared = replacing(rule.annotation(), declared);
        }
        return declared;
    }

    /** Of each kind the first. Those behind it have matched as well: that they do not count is no mistake. */
    private List<Rule> matching(MethodShape method) {
        List<Rule> matching = new ArrayList<>(TrackedKind.values().length);
        for (Rule rule : naming(method.className())) {
            if (rule.names(method) && ofKind(rule.kind(), matching) == null) {
                matching.add(rule);
            }
        }
        return matching;
    }

    private List<Rule> naming(String className) {
        OfClass recent = last;
        if (!recent.name.equals(className)) {
            recent = new OfClass(className, byClass.of(className));
            last = recent;
        }
        return recent.rules;
    }

    private static @Nullable Rule ofKind(TrackedKind kind, List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule.kind() == kind) {
                return rule;
            }
        }
        return null;
    }

    private static List<TrackedAnnotation> replacing(TrackedAnnotation rule, List<TrackedAnnotation> annotations) {
        List<TrackedAnnotation> declared = new ArrayList<>(annotations.size() + 1);
        for (TrackedAnnotation annotation : annotations) {
            if (annotation.kind() != rule.kind()) {
                declared.add(annotation);
            }
        }
        declared.add(rule);
        return declared;
    }
}
