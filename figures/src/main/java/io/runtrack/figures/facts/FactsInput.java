package io.runtrack.figures.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FactsOutput} wrote, and nothing else. For one thread. */
public final class FactsInput {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private final JsonParser json;

    /** Something to read. */
    public interface Part {
        void read() throws IOException;
    }

    public FactsInput(InputStream in) throws IOException {
        json = FACTORY.createParser(in);
    }

    public void object(Part fields) throws IOException {
        expect(JsonToken.START_OBJECT);
        fields.read();
        expect(JsonToken.END_OBJECT);
    }

    public void field(String name, Part value) throws IOException {
        expect(JsonToken.FIELD_NAME);
        if (!name.equals(json.currentName())) {
            throw unlike("'" + name + "'");
        }
        value.read();
    }

    void row(Part values) throws IOException {
        expect(JsonToken.START_ARRAY);
        values.read();
        expect(JsonToken.END_ARRAY);
    }

    /** An array of rows; each is read from its first value on. */
    public void rows(Part values) throws IOException {
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            values.read();
            expect(JsonToken.END_ARRAY);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw unlike("a row");
        }
    }

    /** An array of texts. */
    void texts(Consumer<String> each) throws IOException {
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            each.accept(json.getText());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw unlike("a text");
        }
    }

    /** An array of numbers. */
    public long[] numbers() throws IOException {
        expect(JsonToken.START_ARRAY);
        LongStream.Builder numbers = LongStream.builder();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            numbers.add(json.getLongValue());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw unlike("a number");
        }
        return numbers.build().toArray();
    }

    @Nullable
    public String textOrNull() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw unlike("a text");
        }
        return json.getText();
    }

    public String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return json.getText();
    }

    public long number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    /** A number that is not negative. */
    long count() throws IOException {
        long number = number();
        if (number < 0) {
            throw unlike("a count");
        }
        return number;
    }

    @Nullable
    Integer integerOrNull() throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw unlike("a number");
        }
        return json.getIntValue();
    }

    Instant instant() throws IOException {
        try {
            return Instant.parse(text());
        } catch (DateTimeException malformed) {
            throw new IOException("not facts: " + malformed.getMessage(), malformed);
        }
    }

    /** Whether a row follows, and not null. */
    boolean isRow() throws IOException {
        JsonToken token = json.nextToken();
        if (token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
            throw unlike("a row");
        }
        return token == JsonToken.START_ARRAY;
    }

    void endOfRow() throws IOException {
        expect(JsonToken.END_ARRAY);
    }

    public void end() throws IOException {
        if (json.nextToken() != null) {
            throw unlike("an end");
        }
    }

    private void expect(JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw unlike(token.toString());
        }
    }

    private IOException unlike(String expected) {
        return new IOException("not facts: " + json.currentToken() + " at "
                + json.currentLocation().offsetDescription() + ", not " + expected);
    }
}
