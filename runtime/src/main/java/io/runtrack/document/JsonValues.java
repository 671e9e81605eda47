package io.runtrack.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value at which a parser stands, as tolerantly as documents of other writers need it. A number may be a
 * text, and a text a number. Constants may be in any case. A value that is null, empty, or of a structure unknown to
 * this version is null. A value that makes no sense is an error that names it.
 */
final class JsonValues {
    // Without recycled buffers, which Jackson would leave behind in the threads of whoever reads.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes NaN
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private JsonValues() {}

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    static @Nullable String text(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL || token.isStructStart()) {
            parser.skipChildren();
            return null;
        }
        return parser.getText();
    }

    static @Nullable Long number(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        String text = text(parser);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? (long) number : null;
        } catch (NumberFormatException malformed) {
            throw senseless(parser, text, "a number", malformed);
        }
    }

    static long count(JsonParser parser) throws IOException {
        Long number = number(parser);
        return number == null ? 0 : number;
    }

    static @Nullable Integer integer(JsonParser parser) throws IOException {
        Long number = number(parser);
        if (number != null && number != number.intValue()) {
            throw senseless(parser, number.toString(), "a number of 32 bits", null);
        }
        return number == null ? null : number.intValue();
    }

    static @Nullable Instant instant(JsonParser parser) throws IOException {
        String text = text(parser);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return IsoInstant.parse(text);
        } catch (DateTimeException malformed) {
            throw senseless(parser, text, "an ISO 8601 instant", malformed);
        }
    }

    static <E extends Enum<E>> @Nullable E constant(JsonParser parser, Class<E> type) throws IOException {
        String text = text(parser);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw senseless(parser, text, "a " + type.getSimpleName(), unknown);
        }
    }

    /** Returns the value of a field that no document does without. */
    static <T> T required(@Nullable T value, String field, JsonParser parser) throws IOException {
        if (value == null) {
            throw new JsonParseException(parser, "'" + field + "' is missing");
        }
        return value;
    }

    private static IOException senseless(JsonParser parser, String value, String expected, @Nullable Throwable cause)
            throws IOException {
        String shown = value.length() > 100 ? value.substring(0, 100) + "…" : value;
        return new JsonParseException(
                parser, "'" + parser.currentName() + "' is '" + shown + "', not " + expected, cause);
    }
}
