package io.runtrack.ui.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a request's target apart. A slash that is written as {@code %2F} is part of a name. Stateless. */
final class Targets {

    private Targets() {}

    static Request request(String method, String target, Map<String, String> headers) {
        boolean isPath = target.startsWith("/");
        int question = target.indexOf('?');
        String path = !isPath ? "/" : question < 0 ? target : target.substring(0, question);
        List<String> segments = new ArrayList<>();
        for (String part : path.substring(1).split("/", -1)) {
            segments.add(decoded(part, false));
        }
        if (segments.get(segments.size() - 1).isEmpty()) { // what ends in a slash is the same page
            segments.remove(segments.size() - 1);
        }
        Map<String, List<String>> parameters =
                question < 0 || !isPath ? Map.of() : parameters(target.substring(question + 1));
        return new Request(method, target, List.copyOf(segments), parameters, headers);
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), true);
            if (!name.isEmpty()) {
                parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decoded(String text, boolean isForm) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw malformed(text);
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(isForm && each == '+' ? ' ' : each);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw malformed(text);
        }
    }

    private static Refusal malformed(String text) {
        return Refusal.badRequest("'" + text
                + "' in the address is malformed: write each byte of UTF-8 as % with two hexadecimal digits");
    }
}
