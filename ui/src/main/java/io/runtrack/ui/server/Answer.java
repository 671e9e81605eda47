package io.runtrack.ui.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.HarmlessJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered to a request. The headers that every answer has are not among these.
 *
 * @param status the status code
 * @param type the content type
 * @param body what the answer says
 * @param headers further headers
 */
public record Answer(int status, String type, Body body, Map<String, String> headers) {
    /** Of JSON in UTF-8. */
    public static final String JSON = "application/json; charset=utf-8";

    /** Of comma-separated values in UTF-8. */
    public static final String CSV = "text/csv; charset=utf-8";

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What was asked for, which a browser asks for again before it shows it again. */
    public static Answer of(String type, Body body) {
        return new Answer(200, type, body, Map.of("Cache-Control", "private, no-cache"));
    }

    /** Says in one line why there is nothing else. */
    public static Answer error(int status, String message) {
        return error(status, message, json -> {});
    }

    /** As {@link #error(int, String)}, with more fields. */
    public static Answer error(int status, String message, Fields more) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = HarmlessJson.generator(FACTORY, body)) {
            json.writeStartObject();
            json.writeStringField("error", message);
            more.write(json);
            json.writeEndObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return new Answer(status, JSON, Body.of(body.toByteArray()), Map.of("Cache-Control", "no-store"));
    }

    /** Writes the further fields of an error. */
    public interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, type, body, all);
    }
}
