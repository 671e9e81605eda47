package io.runtrack.ui.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param method the method, as it was sent
 * @param target path and query, as they were sent
 * @param segments the parts of the path, decoded; none for {@code /}
 * @param parameters the query, decoded, in its order
 * @param headers by their names in lower case
 */
public record Request(
        String method,
        String target,
        List<String> segments,
        Map<String, List<String>> parameters,
        Map<String, String> headers) {

    /** Whether only the head of the answer is wanted. */
    boolean isHead() {
        return method.equals("HEAD");
    }

    /** A header's value; null when it was not sent. */
    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the path begins with this part. */
    public boolean isBelow(String first) {
        return !segments.isEmpty() && segments.get(0).equals(first);
    }

    /** The path as it was sent. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
