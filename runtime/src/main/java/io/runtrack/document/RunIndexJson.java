package io.runtrack.document;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The index of the runs of a day as JSON: each document of metadata, in which version, without what may be long. */
public final class RunIndexJson {
    private static final String VERSION = "1.0";
    private static final int PIECE = 16 * 1024;

    private RunIndexJson() {}

    /**
     * A document of metadata, as it was when the index was written.
     *
     * @param version what the store told of its content then
     * @param run what it held, without steps and email results
     */
    public record Indexed(String version, RunMetadata run) {}

    /**
     * Writes an index. The stream is neither flushed nor closed.
     *
     * @param runs by the name of the document
     */
    public static void write(Map<String, Indexed> runs, OutputStream out) throws IOException {
        JsonText json = new JsonText(PIECE);
        json.string(JsonText.ascii("{\"schema_version\": "), VERSION);
        json.raw(JsonText.ascii(", \"runs\": ["));
        boolean first = true;
        for (Map.Entry<String, Indexed> each : runs.entrySet()) {
            json.string(JsonText.ascii(first ? "\n{\"document\": " : ",\n{\"document\": "), each.getKey());
            json.string(JsonText.ascii(", \"version\": "), each.getValue().version());
            json.raw(JsonText.ascii(", \"run\": "));
            json.writeTo(out);
            RunMetadata run = each.getValue().run();
            RunJson.write(run.toBuilder().steps(List.of()).build(), List.of(), out);
            json.raw('}');
            first = false;
        }
        json.raw(JsonText.ascii("\n]}\n"));
        json.writeTo(out);
    }

    /**
     * Reads an index. The caller closes the stream.
     *
     * @param taker gets the name of each document with what the index says of it
     * @throws IOException when the stream fails or does not hold an index; some of it may have been taken then
     */
    public static void read(InputStream in, BiConsumer<String, Indexed> taker) throws IOException {
        try (JsonParser parser = JsonValues.parser(in)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, parser);
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                if (field.equals("runs")) {
                    expect(parser.currentToken() == JsonToken.START_ARRAY, parser);
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        readRun(parser, taker);
                    }
                } else {
                    expect(!field.equals("schema_version") || VERSION.equals(parser.getText()), parser);
                    parser.skipChildren();
                }
            }
        }
    }

    private static void readRun(JsonParser parser, BiConsumer<String, Indexed> taker) throws IOException {
        String document = null;
        String version = null;
        RunMetadata run = null;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            switch (field) {
                case "document" -> document = parser.nextTextValue();
                case "version" -> version = parser.nextTextValue();
                case "run" -> run = new RunJsonReader(parser).readPart();
                default -> {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
        taker.accept(
                JsonValues.required(document, "document", parser),
                new Indexed(JsonValues.required(version, "version", parser), JsonValues.required(run, "run", parser)));
    }

    private static void expect(boolean isIndex, JsonParser parser) throws IOException {
        if (!isIndex) {
            throw new JsonParseException(parser, "this is no index of runs of version " + VERSION);
        }
    }
}
