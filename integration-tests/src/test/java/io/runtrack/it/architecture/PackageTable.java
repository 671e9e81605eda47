package io.runtrack.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which package may know which others of ours, as rules. Who may know the model may know the annotations, whose enums are the model's own
 * vocabulary. A package that the table does not name may not exist.
 */
final class PackageTable {
    private final String root;
    private final Map<String, List<String>> mayKnow = new LinkedHashMap<>();

    /** The root is {@code io.runtrack}, or the package of a planted tree. */
    PackageTable(String root) {
        this.root = root;
        row("annotations");
        row("model", "annotations");
        row("journal", "model", "annotations");
        row("redaction", "model");
        row("config", "model", "annotations", "redaction");
        row("storage", "model", "annotations");
        row("storage.azure", "storage", "model", "annotations");
        row("threads");
        row("tracking", "threads", "model", "annotations", "journal", "storage", "config", "redaction");
        row("callbacks", "model", "annotations", "tracking");
        row("agent.premain");
        row("agent.instrument", "agent.capture", "threads");
        row("agent.completion", "tracking");
        row(
                "agent.capture",
                "agent.completion",
                "agent.context",
                "tracking",
                "model",
                "annotations",
                "config",
                "redaction");
        row("agent.rules", "agent.instrument", "agent.capture", "config", "annotations");
        row("agent.context", "tracking", "model", "annotations", "config");
        row("cli", "cli.report", "cli.web", "model", "annotations", "storage", "config", "journal", "tracking");
        row("cli.report", "model", "annotations", "storage", "config");
        row("cli.web", "model", "annotations", "storage", "config");
        // The composition root: knows everything of the agent, and what the agent stands on.
        row(
                "agent",
                "agent.premain",
                "agent.instrument",
                "agent.capture",
                "agent.completion",
                "agent.context",
                "agent.rules",
                "threads",
                "tracking",
                "journal",
                "storage",
                "config",
                "redaction",
                "model",
                "annotations");
    }

    private void row(String name, String... others) {
        mayKnow.put(name, List.of(others));
    }

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>();
        mayKnow.forEach((name, others) -> rules.add(rule(name, others)));
        rules.add(noClasses()
                .that(notIn(mayKnow.keySet()))
                .should()
                .haveNameMatching(".*")
                .because("every package has a row in the table of who may know whom")
                .allowEmptyShould(true));
        rules.add(noClasses()
                .that()
                .resideInAnyPackage(root + ".cli", root + ".cli.report", root + ".cli.web")
                .and(DescribedPredicate.not(partOfRecover()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".journal", root + ".tracking")
                .because("the command line reads what was stored; only recover finishes what was not, and doctor"
                        + " looks whether there is a spool to write to")
                .allowEmptyShould(true));
        return rules;
    }

    /** The command itself, and classes of the command line that it alone knows. */
    private static DescribedPredicate<JavaClass> partOfRecover() {
        return DescribedPredicate.describe(
                "are part of recover", type -> isRecover(type) || isKnownToRecoverAlone(type));
    }

    private static boolean isKnownToRecoverAlone(JavaClass type) {
        Set<JavaClass> knowing = new HashSet<>();
        type.getDirectDependenciesToSelf().forEach(dependency -> knowing.add(dependency.getOriginClass()));
        knowing.remove(type);
        return !knowing.isEmpty() && knowing.stream().allMatch(PackageTable::isRecover);
    }

    private static boolean isRecover(JavaClass type) {
        return type.getSimpleName().startsWith("Recover")
                || type.getSimpleName().equals("SpoolCheck");
    }

    private ArchRule rule(String name, List<String> others) {
        List<String> known = new ArrayList<>(others);
        known.add(name);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + name)
                .should()
                .dependOnClassesThat(oursButNotIn(known))
                .because(name + " may know " + (others.isEmpty() ? "nothing of ours" : String.join(", ", others)))
                .allowEmptyShould(true);
    }

    private DescribedPredicate<JavaClass> oursButNotIn(List<String> known) {
        return DescribedPredicate.describe("are ours and not in " + known, type -> isOurs(type) && !isIn(type, known));
    }

    private DescribedPredicate<JavaClass> notIn(Iterable<String> known) {
        return DescribedPredicate.describe(
                "are in a package without a row", type -> isOurs(type) && !isIn(type, known));
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(root + ".");
    }

    private boolean isIn(JavaClass type, Iterable<String> packages) {
        for (String name : packages) {
            if (type.getPackageName().equals(root + "." + name)) {
                return true;
            }
        }
        return false;
    }

    /** The packages that hold a class, of those that the table names. */
    List<String> namesOf(Iterable<JavaClass> classes) {
        List<String> names = new ArrayList<>();
        for (JavaClass type : classes) {
            String name = type.getPackageName()
                    .substring(Math.min(type.getPackageName().length(), root.length() + 1));
            if (mayKnow.containsKey(name) && !names.contains(name)) {
                names.add(name);
            }
        }
        Collections.sort(names);
        return names;
    }
}
