package io.runtrack.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A URL that is told of runs, with placeholders. Who knows such a URL may often write there, so that only its
 * {@link #place} is ever shown. Immutable.
 */
public final class NotifyUrl {
    static final String PLACEHOLDERS = "{status}, {run_id}, {command}";
    private static final String UNRESERVED = "-._~";

    private final String template;
    private final URI example;

    private NotifyUrl(String template, URI example) {
        this.template = template;
        this.example = example;
    }

    /** Null when it is none, or has a placeholder that there is not. */
    static @Nullable NotifyUrl parse(String text) {
        try {
            URI example = new URI(filled(text, "x", "x", "x"));
            String scheme =
                    example.getScheme() == null ? "" : example.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && example.getHost() != null && example.getPort() <= 65_535
                    ? new NotifyUrl(text, example)
                    : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    /** The URL for one run. What is put in is encoded. */
    public URI of(String status, String runId, String command) {
        return URI.create(filled(template, encoded(status), encoded(runId), encoded(command)));
    }

    /** Fit to be shown. */
    public String place() {
        return example.getScheme() + "://" + example.getHost() + (example.getPort() < 0 ? "" : ":" + example.getPort());
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return place();
    }

    private static String filled(String template, String status, String runId, String command) {
        return template.replace("{status}", status).replace("{run_id}", runId).replace("{command}", command);
    }

    private static String encoded(String text) {
        StringBuilder url = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xFF);
            if (isPlain(character)) {
                url.append(character);
            } else {
                url.append('%').append(Character.toUpperCase(Character.forDigit(unit >> 4 & 0xF, 16)));
                url.append(Character.toUpperCase(Character.forDigit(unit & 0xF, 16)));
            }
        }
        return url.toString();
    }

    private static boolean isPlain(char character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
    }
}
