package io.runtrack.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a YAML document: a text, a list or a mapping. Scalars are the texts that were written; what type one has is
 * for whoever wants it to say.
 *
 * @param text null for a list or a mapping
 * @param list the elements of a list
 * @param entries the entries of a mapping
 * @param kind which of the three it is
 * @param place where it stands, as the user would say it: {@code config file runtrack.yaml, line 3}
 */
public record YamlValue(@Nullable String text, List<YamlValue> list, List<Entry> entries, Kind kind, String place) {

    /** The kinds of parts. */
    public enum Kind {
        TEXT,
        LIST,
        MAPPING
    }

    /** One entry of a mapping. */
    public record Entry(String key, YamlValue value) {}

    static YamlValue ofText(String text, String place) {
        return new YamlValue(text, List.of(), List.of(), Kind.TEXT, place);
    }

    static YamlValue ofList(List<YamlValue> elements, String place) {
        return new YamlValue(null, List.copyOf(elements), List.of(), Kind.LIST, place);
    }

    static YamlValue ofMapping(List<Entry> entries, String place) {
        return new YamlValue(null, List.of(), List.copyOf(entries), Kind.MAPPING, place);
    }

    public boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    /** The elements of a list; anything else is the one element of its own. */
    public List<YamlValue> elements() {
        return kind == Kind.LIST ? list : List.of(this);
    }

    /** For a message about it. */
    public String shown() {
        return switch (kind) {
            case TEXT -> String.valueOf(text);
            case LIST -> "[…]";
            case MAPPING -> "{…}";
        };
    }
}
