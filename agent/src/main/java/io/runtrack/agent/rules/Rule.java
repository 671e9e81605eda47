package io.runtrack.agent.rules;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule: a pattern of methods, and the annotation that each of them counts as having. Until it has found a method,
 * it remembers the other methods of the classes that it names. Its author perhaps meant one of those. Safe for any
 * thread.
 */
final class Rule {
    private static final int MOST_OTHERS = 200;

    /** A pattern with wildcards sees the methods of many classes, and there may be many such patterns. */
    private static final int MOST_OTHERS_OF_MANY = 20;

    private final MethodPattern methods;
    private final TrackedAnnotation annotation;

    private volatile boolean matched;
    private volatile boolean classSeen;

    /** Guarded by itself. */
    private final List<String> others = new ArrayList<>(0);

    Rule(MethodPattern methods, TrackedAnnotation annotation) {
        this.methods = methods;
        this.annotation = annotation;
    }

    NamePattern className() {
        return methods.className();
    }

    TrackedKind kind() {
        return annotation.kind();
    }

    TrackedAnnotation annotation() {
        return annotation;
    }

    /** The pattern as it was written. */
    String text() {
        return methods.text();
    }

    /** Where it stands, as the user would say it. */
    String place() {
        return String.valueOf(annotation.place());
    }

    /** Whether it names a method of a class that it names. */
    boolean names(MethodShape method) {
        if (methods.matchesIn(method)) {
            if (!matched) {
                matched = true;
                forget();
            }
            return true;
        }
        if (!matched) {
            remember(method);
        }
        return false;
    }

    boolean isMatched() {
        return matched;
    }

    /** Whether a class was met that it names. */
    boolean isClassSeen() {
        return classSeen;
    }

    /** Some methods of the classes that it names, as a rule would name them; none once it has found what it wants. */
    List<String> others() {
        synchronized (others) {
            return List.copyOf(others);
        }
    }

    /** A method as this rule would name it. */
    String write(MethodShape method) {
        return methods.write(method);
    }

    private void remember(MethodShape method) {
        classSeen = true;
        int most = NamePattern.hasWildcards(className().toString()) ? MOST_OTHERS_OF_MANY : MOST_OTHERS;
        synchronized (others) {
            if (others.size() < most && !method.name().startsWith("<")) {
                others.add(methods.write(method));
            }
        }
    }

    private void forget() {
        synchronized (others) {
            others.clear();
        }
    }
}
