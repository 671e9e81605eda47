package io.runtrack.ui.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the heads of requests from one connection; what is no HTTP/1 is refused. For one thread. */
final class RequestReader {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int MOST_HEADERS = 100;

    private final InputStream in;
    private final Runnable begun;

    /**
     * Reads from a stream.
     *
     * @param begun run when the first byte of a request has come
     */
    RequestReader(InputStream in, Runnable begun) {
        this.in = in;
        this.begun = begun;
    }

    /**
     * The next request; null at the end of the connection.
     *
     * @throws Refusal when it is none that is understood
     */
    @Nullable
    Request next() throws IOException {
        int[] left = {LONGEST_HEAD};
        String line = line(left);
        while (line != null && line.isEmpty()) { // RFC 9112, 2.2: after a former request
            line = line(left);
        }
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !isName(parts[0])) {
            throw new Refusal(Answer.error(400, "this is no HTTP request"));
        }
        Map<String, String> headers = headers(left);
        if (!parts[2].equals("HTTP/1.1") && !parts[2].equals("HTTP/1.0")) {
            throw new Refusal(Answer.error(505, "write HTTP/1.1"));
        }
        if (!parts[2].equals("HTTP/1.1")) {
            headers.putIfAbsent("connection", "close");
        }
        return Targets.request(parts[0], parts[1], headers);
    }

    private Map<String, String> headers(int[] left) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(left); line == null || !line.isEmpty(); line = line(left)) {
            int colon = line == null ? -1 : line.indexOf(':');
            if (line == null || colon <= 0 || !isName(line.substring(0, colon)) || headers.size() == MOST_HEADERS) {
                throw new Refusal(Answer.error(400, "a header of the request is malformed"));
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            String before = headers.put(name, value);
            if (before != null && !before.equals(value)) {
                if (name.equals("host") || name.equals("content-length")) {
                    throw new Refusal(Answer.error(400, "the header " + name + " is there twice"));
                }
                headers.put(name, before + (name.equals("cookie") ? "; " : ", ") + value);
            }
        }
        return headers;
    }

    /** Without its end; null at the end of the stream. */
    private @Nullable String line(int[] left) throws IOException {
        byte[] bytes = new byte[256];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (left[0] == LONGEST_HEAD) {
                begun.run();
            }
            if (--left[0] < 0) {
                throw new Refusal(Answer.error(431, "the head of the request is longer than " + LONGEST_HEAD));
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) next;
        }
        left[0]--;
        return new String(
                bytes, 0, length > 0 && bytes[length - 1] == '\r' ? length - 1 : length, StandardCharsets.ISO_8859_1);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }
}
