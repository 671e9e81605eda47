package io.runtrack.it.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a record's fields are taken from: the contract's table of defaults, and its templates.
 *
 * @param slots the parameters under the names that count
 * @param named whether there are names at all
 * @param arguments the values of the parameters
 * @param receiver parts of the object that is called
 */
record Fields(Marking marking, List<Slot> slots, boolean named, List<Value> arguments, Map<String, Value> receiver) {
    private static final Map<String, String> TYPES = Map.of(
            "wav",
            "audio",
            "mp3",
            "audio",
            "txt",
            "transcript",
            "json",
            "transcript",
            "pdf",
            "report",
            "csv",
            "report");

    /** The text of an attribute's template, else of the parameter with one of the names. */
    @Nullable
    String textOr(String attribute, String... names) {
        Template template = marking.template(attribute);
        if (template != null) {
            return template.evaluate(roots(null));
        }
        int position = position(names);
        return position < 0 ? null : arguments.get(position).text();
    }

    @Nullable
    String text(String attribute, @Nullable Value result) {
        Template template = marking.template(attribute);
        return template == null ? null : template.evaluate(roots(result));
    }

    /** What an attribute's template, else the parameter with one of the names leads to. */
    @Nullable
    Value valueOr(String attribute, String... names) {
        Template template = marking.template(attribute);
        if (template != null) {
            return template.root() == null ? Value.of(JavaType.STRING, "", template.before()) : textAsValue(template);
        }
        int position = position(names);
        return position < 0 ? null : arguments.get(position);
    }

    private @Nullable Value textAsValue(Template template) {
        Value value = template.value(roots(null));
        String text = template.evaluate(roots(null));
        boolean whole = template.before().isEmpty() && template.after().isEmpty();
        return text == null || value == null || (whole && !value.elements().isEmpty())
                ? value
                : Value.of(JavaType.STRING, "", text);
    }

    @Nullable
    String path() {
        if (marking.has("path")) {
            return text("path", null);
        }
        int best = -1;
        for (int i = 0; i < slots.size(); i++) {
            int rank = slots.get(i).type().pathRank();
            if (rank < 5
                    && !feedsAnother(i)
                    && (best < 0 || rank < slots.get(best).type().pathRank())) {
                best = i;
            }
        }
        if (best < 0 && slots.isEmpty()) {
            return null;
        }
        return arguments.get(Math.max(best, 0)).text();
    }

    /**
     * A name that the table of defaults gives to another field is no file's, whether that field has an attribute or
     * not.
     */
    private boolean feedsAnother(int position) {
        Slot slot = slots.get(position);
        boolean output =
                slot.name().matches("output(Path|File)?") && slot.type().isPath();
        return named && (output || slot.name().equals("agentId"));
    }

    @Nullable
    String type() {
        String given = marking.text("type");
        String path = path();
        if (given != null || path == null) {
            return given;
        }
        return TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    }

    /** Of a call that threw, the result is null. */
    @Nullable
    String output(@Nullable Value result) {
        if (marking.has("outputPath")) {
            return text("outputPath", result);
        }
        int parameter = outputParameter();
        if (parameter >= 0) {
            return arguments.get(parameter).text();
        }
        Value returned = result == null ? null : result.seen();
        return returned != null && returned.type().isPath() ? returned.text() : null;
    }

    private int outputParameter() {
        int position = position("outputPath", "outputFile", "output");
        return position >= 0 && slots.get(position).type().isPath() ? position : -1;
    }

    private int position(String... names) {
        for (String name : names) {
            for (int i = 0; named && i < slots.size(); i++) {
                if (slots.get(i).name().equals(name)
                        && hasTypeFor(name, slots.get(i).type())) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean hasTypeFor(String name, JavaType type) {
        if (name.startsWith("config")) {
            return type.pathRank() < 5;
        }
        return !name.endsWith("ate") || type == JavaType.STRING || type == JavaType.DATE;
    }

    private Map<String, Value> roots(@Nullable Value result) {
        Map<String, Value> roots = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            roots.put(Integer.toString(i), arguments.get(i));
            if (named) {
                roots.put(slots.get(i).name(), arguments.get(i));
            }
        }
        if (!receiver.isEmpty()) {
            roots.put("this", new Value(JavaType.OBJECT, "", "", null, null, new TreeMap<>(receiver), List.of()));
        }
        if (result != null && result.type() != JavaType.VOID) {
            roots.put("return", result);
        }
        return roots;
    }
}
