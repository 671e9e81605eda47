package io.runtrack.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How all JSON is written that leaves the command line: strings cannot steer a terminal, and half a surrogate pair,
 * which UTF-8 cannot hold, becomes U+FFFD. Others' documents may hold either. Stateless.
 */
public final class HarmlessJson {

    private HarmlessJson() {}

    /** A generator that writes to a stream. */
    public static JsonGenerator generator(JsonFactory factory, OutputStream out) throws IOException {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith("\ufffd".getBytes(StandardCharsets.UTF_8));
        // Through a writer and not as bytes: a generator of bytes writes half a pair as they are.
        JsonGenerator json = factory.createGenerator(new OutputStreamWriter(out, encoder));
        json.setCharacterEscapes(new TerminalEscapes());
        return json;
    }
}
