package io.runtrack.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which package may know which others of ours, as rules. Who may know the model may know the annotations, whose enums
 * are the model's own vocabulary. A package that the table does not name may not exist.
 */
final class PackageTable {
    private final String root;
    private final Map<String, List<String>> mayKnow = new LinkedHashMap<>();

    /** The root is {@code io.runtrack}, or the package of a planted tree. */
    PackageTable(String root) {
        this.root = root;
        row("annotations");
        row("model", "annotations");
        row("redaction", "model");
        row("diagnostics", "model", "redaction");
        row("config", "model", "annotations", "redaction");
        row("journal.entry", "model", "annotations");
        row("journal.disk", "journal.entry");
        row("journal", "journal.disk", "journal.entry", "model");
        row("document", "journal.entry", "model", "annotations");
        row("storage.blob");
        row("storage.folder", "storage.blob");
        row("storage.azure", "storage.blob");
        row("storage.s3", "storage.blob");
        row("outcome", "model", "annotations");
        row("storage", "storage.blob", "storage.folder", "outcome", "config", "document", "model", "annotations");
        row("threads");
        row(
                "tracking.delivery",
                "outcome",
                "diagnostics",
                "document",
                "journal",
                "journal.disk",
                "journal.entry",
                "storage",
                "storage.blob",
                "model",
                "annotations");
        row(
                "tracking",
                "tracking.delivery",
                "diagnostics",
                "threads",
                "journal",
                "journal.disk",
                "journal.entry",
                "storage",
                "storage.blob",
                "config",
                "redaction",
                "model",
                "annotations");
        row(
                "events.delivery",
                "tracking.delivery",
                "diagnostics",
                "threads",
                "journal.disk",
                "storage",
                "document",
                "model");
        row("events.http");
        row("events.notify", "events.delivery", "events.http", "storage", "config", "document", "model");
        row("events.lineage", "events.delivery", "events.http", "storage", "model", "annotations");
        row(
                "events",
                "events.lineage",
                "events.notify",
                "events.delivery",
                "tracking.delivery",
                "diagnostics",
                "storage",
                "config",
                "model");
        row("callbacks", "tracking", "diagnostics", "model", "annotations");
        row("agent.premain");
        row("agent.method");
        row("agent.classfile", "agent.method");
        row("agent.discovery", "agent.classfile", "agent.method", "threads");
        row("agent.instrument", "agent.discovery", "agent.classfile", "agent.method");
        row("agent.jdk", "agent.instrument", "agent.classfile");
        row("agent.values", "agent.method", "redaction", "model");
        row("agent.template", "agent.values", "agent.method");
        row("agent.completion", "diagnostics");
        row("agent.context", "agent.values", "tracking", "tracking.delivery", "model", "annotations", "config");
        row("agent.hook", "agent.context", "agent.values", "model");
        row(
                "agent.call",
                "agent.hook",
                "agent.template",
                "agent.values",
                "agent.method",
                "agent.completion",
                "agent.context",
                "diagnostics",
                "tracking",
                "redaction",
                "model");
        row("agent.email", "agent.template", "agent.values", "agent.method", "model");
        row(
                "agent.capture",
                "agent.call",
                "agent.hook",
                "agent.email",
                "agent.template",
                "agent.values",
                "agent.method",
                "agent.completion",
                "agent.context",
                "diagnostics",
                "tracking",
                "model",
                "annotations");
        row(
                "agent.frameworks.jakartamail",
                "agent.email",
                "agent.rules",
                "agent.values",
                "agent.method",
                "model",
                "annotations");
        row("agent.frameworks.picocli", "agent.hook", "agent.rules", "agent.context", "agent.method", "model");
        row(
                "agent.frameworks.springboot",
                "tracking",
                "agent.hook",
                "agent.rules",
                "agent.context",
                "agent.method",
                "model");
        row("agent.frameworks.main", "tracking", "agent.hook", "agent.rules", "agent.context", "agent.method", "model");
        row(
                "agent.frameworks.quartz",
                "agent.hook",
                "agent.rules",
                "agent.context",
                "agent.values",
                "agent.method",
                "model");
        row("agent.frameworks.springscheduling", "agent.hook", "agent.rules", "agent.context", "agent.method", "model");
        row(
                "agent.frameworks.springbatch",
                "tracking",
                "agent.hook",
                "agent.rules",
                "agent.context",
                "agent.values",
                "agent.method",
                "model",
                "annotations");
        row(
                "agent.frameworks.spark",
                "tracking",
                "tracking.delivery",
                "agent.hook",
                "agent.rules",
                "agent.context",
                "agent.method",
                "model");
        row(
                "agent.frameworks",
                "tracking",
                "config",
                "agent.frameworks.jakartamail",
                "agent.email",
                "agent.rules",
                "agent.values",
                "agent.method",
                "model");
        row("agent.rules", "agent.hook", "agent.discovery", "agent.template", "agent.method", "config", "annotations");
        // The composition root: knows everything of the agent, and what the agent stands on.
        row(
                "agent",
                "agent.premain",
                "agent.method",
                "agent.discovery",
                "agent.instrument",
                "agent.jdk",
                "agent.values",
                "agent.capture",
                "agent.completion",
                "agent.context",
                "agent.rules",
                "agent.frameworks",
                "diagnostics",
                "events",
                "threads",
                "tracking",
                "tracking.delivery",
                "storage",
                "config",
                "redaction",
                "model",
                "annotations");
        row("figures.logs", "outcome", "storage", "model");
        row("figures.facts", "figures.logs", "outcome", "storage", "model", "annotations");
        row("figures.cache", "figures.facts", "outcome", "storage", "storage.blob", "model");
        row(
                "figures",
                "answer",
                "outcome",
                "storage",
                "storage.blob",
                "model",
                "annotations",
                "figures.facts",
                "figures.logs");
        row("metrics", "figures", "outcome", "model");
        row("question", "config");
        row("answer", "outcome", "storage", "model", "annotations");
        row("ui.cache");
        row("ui.server", "answer");
        row("ui.index", "ui.cache", "document", "outcome", "storage", "storage.blob", "model", "annotations");
        row(
                "ui.api",
                "journal",
                "ui.cache",
                "ui.index",
                "ui.server",
                "metrics",
                "question",
                "answer",
                "figures",
                "outcome",
                "storage",
                "storage.blob",
                "model",
                "annotations",
                "figures.cache",
                "figures.facts",
                "figures.logs");
        row("ui", "ui.api", "ui.cache", "ui.index", "ui.server", "figures", "storage");
        row("cli.terminal", "answer", "question", "storage", "storage.blob", "model");
        row("cli.option", "cli.terminal", "storage", "storage.folder", "config");
        row("cli.report.figures", "figures", "outcome", "model", "annotations", "figures.facts");
        row(
                "cli.runs",
                "answer",
                "question",
                "cli.option",
                "cli.terminal",
                "outcome",
                "storage",
                "storage.blob",
                "model",
                "annotations");
        row(
                "cli.run",
                "answer",
                "question",
                "cli.runs",
                "cli.option",
                "cli.terminal",
                "figures",
                "outcome",
                "storage",
                "storage.blob",
                "model",
                "annotations",
                "figures.facts",
                "figures.logs");
        row(
                "cli.metrics",
                "metrics",
                "events.http",
                "question",
                "cli.runs",
                "cli.option",
                "cli.terminal",
                "figures",
                "storage",
                "model");
        row("cli.lineage", "events.lineage", "question", "cli.runs", "cli.option", "cli.terminal", "storage", "model");
        row(
                "cli.export",
                "answer",
                "question",
                "cli.runs",
                "cli.option",
                "cli.terminal",
                "outcome",
                "storage",
                "model",
                "annotations",
                "figures.logs");
        row(
                "cli.check",
                "answer",
                "question",
                "cli.runs",
                "cli.option",
                "cli.terminal",
                "figures",
                "outcome",
                "storage",
                "storage.blob",
                "model",
                "annotations",
                "figures.facts",
                "figures.logs");
        row(
                "cli.report",
                "cli.report.figures",
                "figures",
                "answer",
                "question",
                "cli.runs",
                "cli.option",
                "cli.terminal",
                "storage",
                "config",
                "model",
                "annotations",
                "figures.cache",
                "figures.facts");
        row(
                "cli.today",
                "figures",
                "outcome",
                "answer",
                "question",
                "cli.report",
                "cli.report.figures",
                "cli.runs",
                "cli.option",
                "cli.terminal",
                "storage",
                "model");
        // Looks whether there is a spool to write to.
        row(
                "cli.process",
                "answer",
                "cli.option",
                "cli.terminal",
                "journal",
                "storage",
                "storage.blob",
                "storage.folder",
                "config");
        // Only recover finishes what was not finished; the rest of the command line reads what was stored.
        row(
                "cli.recover",
                "question",
                "outcome",
                "cli.runs",
                "cli.option",
                "cli.terminal",
                "diagnostics",
                "events",
                "tracking.delivery",
                "journal",
                "storage",
                "storage.blob",
                "storage.folder",
                "config",
                "model");
        row(
                "cli.ui",
                "ui",
                "ui.api",
                "figures",
                "cli.report",
                "cli.report.figures",
                "cli.option",
                "cli.terminal",
                "storage",
                "config");
        row(
                "cli",
                "cli.check",
                "cli.run",
                "cli.runs",
                "cli.today",
                "cli.report",
                "cli.process",
                "cli.recover",
                "cli.metrics",
                "cli.lineage",
                "cli.export",
                "cli.ui",
                "question",
                "cli.terminal");
        row(
                "spark.report",
                "cli.report",
                "cli.report.figures",
                "figures",
                "figures.facts",
                "document",
                "storage",
                "storage.blob",
                "model");
        row("spark", "spark.report", "cli");
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
        return rules;
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

    /** Whom each package may know. */
    Map<String, List<String>> mayKnow() {
        return Collections.unmodifiableMap(mayKnow);
    }

    /** All packages that the table names, sorted. */
    List<String> names() {
        return mayKnow.keySet().stream().sorted().toList();
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
