package io.runtrack.agent.rules;

import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import io.runtrack.config.NearestName;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.YamlValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules of the sections of a config file. It collects their mistakes; a rule that has one is left out. For one
 * thread.
 */
final class RuleSections {
    private static final String METHOD = "method";

    private final RuleSet rules = new RuleSet();
    private final Map<TrackedKind, RuleAttributes> attributes = new EnumMap<>(TrackedKind.class);
    private final List<SettingProblem> problems = new ArrayList<>();

    void read(Map<String, YamlValue> sections) {
        for (Map.Entry<String, YamlValue> section : sections.entrySet()) {
            String name = section.getKey();
            for (YamlValue element : elements(section.getValue())) {
                switch (name) {
                    case "commands" -> readRule(name, TrackedKind.COMMAND, element);
                    case "files" -> readRule(name, TrackedKind.FILE, element);
                    case "emails" -> readRule(name, TrackedKind.EMAIL, element);
                    default -> readExclusion(name, element);
                }
            }
        }
    }

    RuleSet rules() {
        return rules;
    }

    List<SettingProblem> problems() {
        return problems;
    }

    /** A section whose rules are all commented out is one empty text. */
    private static List<YamlValue> elements(YamlValue section) {
        String text = section.text();
        return text != null && text.isBlank() ? List.of() : section.elements();
    }

    private void readExclusion(String section, YamlValue element) {
        String text = element.text();
        if (text == null) {
            reject(section, element, "no class; write com.acme.internal.** or the name of a class");
            return;
        }
        try {
            rules.exclude(PatternSyntax.className(text.strip()));
        } catch (InvalidPatternException mistake) {
            reject(section, element, mistake.getMessage());
        }
    }

    private void readRule(String section, TrackedKind kind, YamlValue element) {
        if (!element.isMapping()) {
            reject(section, element, "no rule; write - method: com.acme.Main#main, and attributes below it");
            return;
        }
        int before = problems.size();
        RuleAttributes known = known(kind);
        Map<String, Object> given = new HashMap<>();
        MethodPattern methods = null;
        for (YamlValue.Entry entry : element.entries()) {
            if (entry.key().equals(METHOD)) {
                methods = methods(section, entry.value());
            } else {
                readAttribute(section, known, entry, given);
            }
        }
        if (methods != null && problems.size() == before) {
            rules.add(new Rule(methods, new TrackedAnnotation(kind, given, element.place())));
        } else if (problems.size() == before) {
            reject(section, element, "names no method; write method: com.acme.Main#main");
        }
    }

    private RuleAttributes known(TrackedKind kind) {
        RuleAttributes known = attributes.get(kind);
        if (known == null) {
            known = RuleAttributes.of(kind);
            attributes.put(kind, known);
        }
        return known;
    }

    private @Nullable MethodPattern methods(String section, YamlValue value) {
        String text = value.text();
        try {
            if (text == null) {
                throw new InvalidPatternException("a list or a mapping; write one rule for each method, or wildcards");
            }
            return MethodPattern.parse(text.strip());
        } catch (InvalidPatternException mistake) {
            reject(section + '.' + METHOD, value, mistake.getMessage());
            return null;
        }
    }

    private void readAttribute(String section, RuleAttributes known, YamlValue.Entry entry, Map<String, Object> given) {
        String name = section + '.' + entry.key();
        RuleAttributes.Attribute attribute = known.named(entry.key());
        String text = entry.value().text();
        if (attribute == null) {
            String nearest = NearestName.of(entry.key(), known.names());
            reject(name, entry.value(), "no such attribute; the nearest one is " + nearest);
        } else if (text == null || !text.isBlank()) { // one that is left empty is as good as not there
            try {
                if (given.put(attribute.name(), attribute.type().read(entry.value())) != null) {
                    reject(name, entry.value(), "is given twice, in two spellings; leave one out");
                }
            } catch (AttributeType.MistakenValueException mistake) {
                reject(name, entry.value(), mistake.getMessage());
            }
        }
    }

    private void reject(String key, YamlValue value, String remedy) {
        problems.add(SettingProblem.in(value, key, remedy));
    }
}
