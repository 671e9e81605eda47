package io.runtrack.agent.rules;

import io.runtrack.agent.hook.Hook;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.util.Map;

/**
 * Rules that are made in code, for what is built in of a framework: the same patterns, attributes and templates as in a
 * config file. A mistake in them is one of ours, and is thrown. For one thread until its rules are handed out.
 */
public final class CodedRules {
    private final RuleSet rules = new RuleSet();
    private final String place;

    /** @param place what captures by these rules, as the setting {@code capture} names it: {@code quartz} */
    public CodedRules(String place) {
        this.place = place;
    }

    /** Each call of such a method is a run. */
    public CodedRules command(String method, Map<String, Object> attributes) {
        return add(TrackedKind.COMMAND, method, attributes);
    }

    /** Each call of such a method processes a file. */
    public CodedRules file(String method, Map<String, Object> attributes) {
        return add(TrackedKind.FILE, method, attributes);
    }

    /** Each call of such a method sends emails. */
    public CodedRules email(String method, Map<String, Object> attributes) {
        return add(TrackedKind.EMAIL, method, attributes);
    }

    /**
     * Each call of such a method is given to a hook. Other than the rules above, it reaches no overriding method, so
     * that no class has to be read for it but the one that it names.
     *
     * @param fields where the fields of what it records come from, in words, for whoever asks what would be recorded;
     *     empty for a hook that records nothing itself
     */
    public CodedRules hook(String method, Hook hook, Map<String, String> fields) {
        return add(
                method, new TrackedAnnotation(TrackedKind.HOOK, Map.of("hook", hook, "fields", fields), place, true));
    }

    /** The same for a hook that records nothing itself. */
    public CodedRules hook(String method, Hook hook) {
        return hook(method, hook, Map.of());
    }

    /** What they say of methods. Nothing may be added after this. */
    public MethodRules methods() {
        return rules;
    }

    private CodedRules add(TrackedKind kind, String method, Map<String, Object> attributes) {
        RuleAttributes known = RuleAttributes.of(kind);
        for (Map.Entry<String, Object> given : attributes.entrySet()) {
            RuleAttributes.Attribute attribute = known.named(given.getKey());
            if (attribute == null || !attribute.name().equals(given.getKey())) {
                throw new IllegalArgumentException(
                        "the rule for " + method + " has an attribute " + given.getKey() + ", which does not exist");
            }
            if (!attribute.type().holds(given.getValue())) {
                throw new IllegalArgumentException(
                        "the rule for " + method + " has a wrong value of " + given.getKey() + ": " + given.getValue());
            }
        }
        return add(method, new TrackedAnnotation(kind, attributes, place, true));
    }

    private CodedRules add(String method, TrackedAnnotation annotation) {
        try {
            rules.add(new Rule(MethodPattern.parse(method), annotation));
        } catch (InvalidPatternException mistake) {
            throw new IllegalArgumentException("the rule for " + method + " " + mistake.getMessage(), mistake);
        }
        return this;
    }
}
