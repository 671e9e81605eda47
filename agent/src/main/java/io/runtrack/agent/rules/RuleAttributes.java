package io.runtrack.agent.rules;

import static io.runtrack.agent.rules.AttributeType.CLASS_NAMES;
import static io.runtrack.agent.rules.AttributeType.EMAIL_STATUS;
import static io.runtrack.agent.rules.AttributeType.FILE_STATUS;
import static io.runtrack.agent.rules.AttributeType.FLAG;
import static io.runtrack.agent.rules.AttributeType.TEMPLATE;
import static io.runtrack.agent.rules.AttributeType.TEXT;

import io.runtrack.agent.method.TrackedKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that a rule of one kind may have: those of the annotation of that kind, each in camelCase and in
 * snake_case. The annotations' own classes are not asked, since an agent that reads rules need not load them. A test
 * compares the two.
 */
final class RuleAttributes {

    /** One attribute by the name that the annotation gives it. */
    record Attribute(String name, AttributeType type) {}

    private final Map<String, Attribute> byName = new LinkedHashMap<>();

    private RuleAttributes() {}

    static RuleAttributes of(TrackedKind kind) {
        RuleAttributes attributes = new RuleAttributes();
        switch (kind) {
            case COMMAND -> attributes.addCommand();
            case FILE -> attributes.addFile();
            case EMAIL -> attributes.addEmail();
            case HOOK -> {} // is code
        }
        return attributes;
    }

    private void addCommand() {
        add(TEMPLATE, "value", "subcommand", "configPath", "targetDate");
        add(FLAG, "exitCode");
        add(TEMPLATE, "status", "errorType", "errorMessage");
        byName.put("command", new Attribute("value", TEMPLATE)); // a rule has no attribute that goes without saying
    }

    private void addFile() {
        add(TEXT, "type");
        add(TEMPLATE, "path", "agentId", "outputPath", "status", "processingTimeMs", "errorType", "errorMessage");
        add(CLASS_NAMES, "skipOn");
        add(FILE_STATUS, "whenEmpty", "whenFalse");
    }

    private void addEmail() {
        add(TEMPLATE, "agentId", "agentName", "email");
        add(EMAIL_STATUS, "whenFalse");
    }

    private void add(AttributeType type, String... names) {
        for (String name : names) {
            byName.put(name, new Attribute(name, type));
            byName.put(snakeCase(name), new Attribute(name, type));
        }
    }

    @Nullable
    Attribute named(String name) {
        return byName.get(name);
    }

    /** In both spellings. */
    Set<String> allNames() {
        return byName.keySet();
    }

    /** All that a rule may hold, in the spelling of config files. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        names.add("method");
        for (String name : byName.keySet()) {
            if (name.equals(name.toLowerCase(Locale.ROOT))) {
                names.add(name);
            }
        }
        return names;
    }

    private static String snakeCase(String camelCase) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < camelCase.length(); i++) {
            char character = camelCase.charAt(i);
            if (Character.isUpperCase(character)) {
                text.append('_');
            }
            text.append(Character.toLowerCase(character));
        }
        return text.toString();
    }
}
