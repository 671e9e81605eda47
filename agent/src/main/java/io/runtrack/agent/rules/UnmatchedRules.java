package io.runtrack.agent.rules;

import io.runtrack.config.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says which rules have named no method, and what their author perhaps meant. Asked when the JVM ends, so it looks at names only, loads none of the
 * host's classes, and says no more than somebody will read. For one thread.
 */
final class UnmatchedRules {
    private static final int MOST_WARNINGS = 50;

    /** More letters than this are no typing mistake. */
    private static final int MOST_WRONG_LETTERS = 3;

    /** Names that differ in more letters than this are all as far from one another. */
    private static final int MOST_COMPARED = 1_000;

    private static final String NO_METHODS =
            "what it names has no methods of its own; name the class that declares them";

    private final RuleSet rules;
    private final Collection<String> loadedClasses;

    /** @param loadedClasses the binary names of those of the host */
    UnmatchedRules(RuleSet rules, Collection<String> loadedClasses) {
        this.rules = rules;
        this.loadedClasses = loadedClasses;
    }

    /**
     * One text for each.
     *
     * @param recorded whether this JVM has recorded something; otherwise only rules are of interest whose class was loaded
     */
    List<String> warnings(boolean recorded) {
        List<String> warnings = new ArrayList<>();
        int others = 0;
        for (Rule rule : rules.rules()) {
            if (rule.isMatched() || !(recorded || rule.isClassSeen())) {
                continue;
            }
            if (warnings.size() == MOST_WARNINGS) {
                others++;
            } else {
                warnings.add("the rule " + rule.text() + " (" + rule.place() + ") has matched no method: "
                        + (rule.isClassSeen() ? methodMissing(rule) : classMissing(rule)));
            }
        }
        if (others > 0) {
            warnings.add(others + " more rules have matched no method");
        }
        return warnings;
    }

    private static String methodMissing(Rule rule) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String other : rule.others()) {
            int distance = distance(methodOf(rule.text()), methodOf(other));
            if (distance < least) {
                least = distance;
                nearest = other;
            }
        }
        return nearest == null ? NO_METHODS : "did you mean " + nearest + "?";
    }

    /** A wrong name is a greater mistake than wrong parameters, however many. */
    private static int distance(String method, String other) {
        int named = NearestName.distance(nameOf(method), nameOf(other), MOST_COMPARED);
        return named * MOST_COMPARED + NearestName.distance(method, other, MOST_COMPARED);
    }

    private static String methodOf(String rule) {
        return rule.substring(rule.indexOf('#') + 1);
    }

    private static String nameOf(String method) {
        int parenthesis = method.indexOf('(');
        return parenthesis < 0 ? method : method.substring(0, parenthesis);
    }

    private String classMissing(Rule rule) {
        String name = rule.className().toString();
        if (name.startsWith("java.")) {
            return "methods of the JDK cannot be tracked; name one that calls it";
        }
        String nearest = nearestClass(name);
        if (name.equals(nearest)) {
            return NO_METHODS;
        }
        String missing = "no such class was loaded";
        return nearest == null ? missing : missing + "; did you mean " + nearest + '#' + methodOf(rule.text()) + "?";
    }

    private @Nullable String nearestClass(String name) {
        String nearest = null;
        int least = MOST_WRONG_LETTERS + 1;
        for (String candidate : loadedClasses) {
            int distance = NearestName.distance(name, candidate, least);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest == null ? sameSimpleName(name) : nearest;
    }

    private @Nullable String sameSimpleName(String name) {
        String wanted = simpleName(name);
        for (String candidate : loadedClasses) {
            if (simpleName(candidate).equals(wanted)) {
                return candidate;
            }
        }
        return null;
    }

    private static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
                .toLowerCase(Locale.ROOT);
    }
}
