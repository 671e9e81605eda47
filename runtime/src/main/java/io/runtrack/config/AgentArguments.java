package io.runtrack.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text behind {@code -javaagent:runtrack-agent.jar=}: {@code path=/data,verbose=true}. A comma inside a value is
 * written {@code \,}; any other backslash is itself, as in {@code C:\data}. For one thread.
 */
final class AgentArguments {
    private static final String SOURCE = "agent argument";

    private final Map<Key, String> values = new EnumMap<>(Key.class);
    private final List<SettingProblem> problems = new ArrayList<>();

    private AgentArguments() {}

    static AgentArguments parse(@Nullable String text) {
        AgentArguments arguments = new AgentArguments();
        if (text == null) {
            return arguments;
        }
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
                entry.append(',');
                i++;
            } else if (character == ',') {
                arguments.add(entry.toString().strip());
                entry.setLength(0);
            } else {
                entry.append(character);
            }
        }
        arguments.add(entry.toString().strip());
        return arguments;
    }

    @Nullable
    String value(Key key) {
        return values.get(key);
    }

    /** What is wrong with the argument's form and names; its values are not looked at here. */
    List<SettingProblem> problems() {
        return problems;
    }

    private void add(String entry) {
        if (entry.isEmpty()) {
            return;
        }
        int equals = entry.indexOf('=');
        String name = equals < 0 ? entry : entry.substring(0, equals).strip();
        String value = equals < 0 ? "" : entry.substring(equals + 1).strip();
        Key key = Key.named(name);
        if (key == null) {
            reject(name, value, remedyForUnknown(name));
        } else if (value.isEmpty()) {
            reject(name, value, "has no value; write " + name + "=VALUE or leave it out");
        } else if (values.put(key, value) != null) {
            reject(name, value, "is given twice; leave one out");
        }
    }

    private void reject(String name, String value, String remedy) {
        problems.add(new SettingProblem(name, SOURCE, value, remedy));
    }

    private static String remedyForUnknown(String name) {
        boolean looksLikePath = name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
        return looksLikePath
                ? "no such setting; for the tracking path write path=VALUE, and \\, for a comma in it"
                : "no such setting; the nearest one is " + Key.nearest(name);
    }
}
