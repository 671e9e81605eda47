package io.runtrack.agent.rules;

import io.runtrack.agent.discovery.HostClasses;
import io.runtrack.agent.discovery.InheritedMethods;
import io.runtrack.config.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which rules have named no method, and what their author perhaps meant. Asked when the JVM ends, so it looks at
 * names and class files only, loads none of the host's classes, and says no more than somebody will read. For one
 * thread.
 */
final class UnmatchedRules {
    private static final int MOST_WARNINGS = 50;

    /** More letters than this are no typing mistake. */
    private static final int MOST_WRONG_LETTERS = 3;

    /** Names that differ in more letters than this are all as far from one another. */
    private static final int MOST_COMPARED = 1_000;

    private static final String JDK = "java.";
    private static final String NO_METHODS =
            "what it names has no methods of its own; name the class that declares them";

    private final RuleSet rules;
    private final HostClasses classes;
    private final Set<String> names;

    /** Of each pattern with wildcards whether it names a class that is there: many rules may share one. */
    private final Map<String, Boolean> named = new HashMap<>();

    /** @param classes those of the host */
    UnmatchedRules(RuleSet rules, HostClasses classes) {
        this.rules = rules;
        this.classes = classes;
        this.names = new LinkedHashSet<>(classes.names());
    }

    /** One text for each rule whose class is there, or is one of the JDK. */
    List<String> ofClassesThatAreThere() {
        return warnings(false);
    }

    /** One text for each rule. */
    List<String> all() {
        return warnings(true);
    }

    private List<String> warnings(boolean alsoOfMissingClasses) {
        List<String> warnings = new ArrayList<>();
        int others = 0;
        for (Rule rule : rules.rules()) {
            boolean there = !rule.isMatched() && isThere(rule);
            if (rule.isMatched() || !(there || alsoOfMissingClasses || isOfJdk(rule))) {
                continue;
            }
            if (warnings.size() == MOST_WARNINGS) {
                others++;
            } else {
                warnings.add("the rule " + rule.text() + " (" + rule.place() + ") has matched no method: "
                        + (there ? methodMissing(rule) : classMissing(rule)));
            }
        }
        if (others > 0) {
            warnings.add(others + " more rules have matched no method");
        }
        return warnings;
    }

    private boolean isThere(Rule rule) {
        NamePattern pattern = rule.className();
        String text = pattern.toString();
        return rule.isClassSeen()
                || (NamePattern.hasWildcards(text)
                        ? named.computeIfAbsent(text, unasked -> anyMatches(pattern))
                        : spelledAsLoaded(text) != null);
    }

    private boolean anyMatches(NamePattern pattern) {
        for (String name : names) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** The source's name of a nested class is not that of its class file. */
    private @Nullable String spelledAsLoaded(String className) {
        for (String spelling : NestedName.spellings(className)) {
            if (names.contains(spelling)) {
                return spelling;
            }
        }
        return null;
    }

    private static boolean isOfJdk(Rule rule) {
        return rule.className().toString().startsWith(JDK);
    }

    private String methodMissing(Rule rule) {
        List<String> candidates = new ArrayList<>(rule.others());
        String className = spelledAsLoaded(rule.className().toString());
        if (className != null) {
            InheritedMethods.of(className, classes).forEach(method -> candidates.add(rule.write(method)));
        }
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String other : candidates) {
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
        if (isOfJdk(rule)) {
            return "methods of the JDK cannot be tracked; name one that calls it";
        }
        String nearest = nearestClass(rule.className().toString());
        String missing = "there is no such class";
        return nearest == null ? missing : missing + "; did you mean " + nearest + '#' + methodOf(rule.text()) + "?";
    }

    private @Nullable String nearestClass(String name) {
        String nearest = null;
        int least = MOST_WRONG_LETTERS + 1;
        for (String candidate : names) {
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
        for (String candidate : names) {
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
