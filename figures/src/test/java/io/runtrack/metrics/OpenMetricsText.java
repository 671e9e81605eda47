package io.runtrack.metrics;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads OpenMetrics 1.0 of gauges as strictly as its specification: Prometheus' own client for Java writes it, and
 * reads none. Each family stands together with its type first, each series is there once, the text ends with its mark.
 */
final class OpenMetricsText {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern METADATA =
            Pattern.compile("# (TYPE|HELP|UNIT) (" + NAME + ") ((?:[^\\n\\\\]|\\\\[\\\\\"n])*)");
    private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\\\\"]|\\\\[\\\\\"n])*)\"(,|$)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private OpenMetricsText() {}

    /**
     * The value of each series, by the name of its family and its labels.
     *
     * @throws AssertionError if it is none
     */
    static Map<List<Object>, Double> parse(String text) {
        require(text.endsWith("# EOF\n"), "no mark at the end", text);
        String[] lines = text.substring(0, text.length() - "# EOF\n".length()).split("(?<=\n)");
        Map<List<Object>, Double> series = new LinkedHashMap<>();
        Set<String> families = new HashSet<>();
        String family = "";
        for (String line : text.equals("# EOF\n") ? new String[0] : lines) {
            require(line.endsWith("\n"), "no end of line", line);
            String content = line.substring(0, line.length() - 1);
            Matcher metadata = METADATA.matcher(content);
            if (metadata.matches()) {
                if (!metadata.group(2).equals(family)) {
                    family = metadata.group(2);
                    require(families.add(family), "a family in two places", content);
                    require(
                            metadata.group(1).equals("TYPE")
                                    && metadata.group(3).equals("gauge"),
                            "type",
                            content);
                }
                continue;
            }
            Matcher sample = SAMPLE.matcher(content);
            require(sample.matches() && sample.group(1).equals(family), "neither sample nor metadata", content);
            List<Object> key = List.of(family, labels(sample.group(2) == null ? "" : sample.group(2)));
            require(series.put(key, Double.valueOf(sample.group(3))) == null, "a series twice", content);
        }
        return series;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (end < text.length()) {
            require(label.find() && label.start() == end, "no label", text);
            require(labels.put(label.group(1), unescaped(label.group(2))) == null, "a label twice", text);
            end = label.end();
        }
        return labels;
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
    }

    private static void require(boolean holds, String mistake, String where) {
        if (!holds) {
            throw new AssertionError(mistake + ": " + where);
        }
    }
}
