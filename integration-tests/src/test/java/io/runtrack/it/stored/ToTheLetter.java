package io.runtrack.it.stored;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A stored document's text with all that differs between two runs replaced by its kind: so that a test can show the
 * document as it must be. What does not have the form of its kind stays, and fails the comparison.
 */
public final class ToTheLetter {
    private static final Pattern INSTANT =
            Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00\"");
    private static final Pattern RANDOM_ID =
            Pattern.compile("\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"");
    private static final Pattern MEASURED = Pattern.compile("\"processing_time_ms\":\\d{1,3}([,}])");

    private ToTheLetter() {}

    /** The document without white space, its fields in their order. */
    public static String of(JsonNode document) {
        String text = INSTANT.matcher(document.toString()).replaceAll("<instant>");
        text = RANDOM_ID.matcher(text).replaceAll("<uuid>");
        return MEASURED.matcher(text).replaceAll("\"processing_time_ms\":<ms>$1");
    }

    /** Text as a test shows it: without the line ends and indentation that make it fit to read. */
    public static String expected(String shown) {
        return shown.lines().map(String::strip).reduce("", String::concat);
    }
}
