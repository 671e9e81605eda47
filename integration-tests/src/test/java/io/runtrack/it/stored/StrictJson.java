package io.runtrack.it.stored;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * JSON as RFC 8259 has it and nothing else: no duplicate names, no trailing text, no empty document, no byte that is
 * not UTF-8. Thread-safe.
 */
final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** For one element of many, which is not the end of its document. */
    private static final ObjectReader ELEMENTS =
            MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {}

    /** Reads a document whole. */
    static JsonNode read(Path file) {
        try (Reader reader = open(file)) {
            JsonNode node = MAPPER.readTree(reader);
            if (node == null || node.isMissingNode()) {
                throw new AssertionError(file + " is empty");
            }
            return node;
        } catch (IOException e) {
            throw new AssertionError(file + " is no valid JSON: " + e.getMessage(), e);
        }
    }

    /** Reads an array element by element, so that its size does not matter. */
    static void forEach(Path file, Consumer<JsonNode> element) {
        try (Reader reader = open(file);
                JsonParser parser = MAPPER.createParser(reader)) {
            if (!String.valueOf(parser.nextToken()).equals("START_ARRAY")) {
                throw new AssertionError(file + " is no array");
            }
            while (!String.valueOf(parser.nextToken()).equals("END_ARRAY")) {
                element.accept(ELEMENTS.readValue(parser));
            }
            if (parser.nextToken() != null) {
                throw new AssertionError(file + " goes on after its array");
            }
        } catch (IOException e) {
            throw new AssertionError(file + " is no valid JSON: " + e.getMessage(), e);
        }
    }

    private static Reader open(Path file) {
        try {
            InputStream bytes = Files.newInputStream(file);
            return new InputStreamReader(
                    bytes,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
