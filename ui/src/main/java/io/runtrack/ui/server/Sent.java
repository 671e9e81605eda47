package io.runtrack.ui.server;

import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes to one client: compressed if it takes that, and no body where it has it already.
 *
 * @param status the status code
 * @param headers all headers but those that say how the connection goes on
 * @param body what is sent
 */
record Sent(int status, Map<String, String> headers, Body body) {
    private static final int LEAST_COMPRESSED = 1024;
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    /** What was made just now. */
    static Sent of(Answer answer, Request request) throws IOException {
        return of(answer, null, request);
    }

    static Sent of(Assets.Asset asset, Request request) throws IOException {
        return of(asset.answer(), asset.compressed(), request);
    }

    private static Sent of(Answer answer, @Nullable Body compressed, Request request) throws IOException {
        boolean isText = answer.type().contains("charset=utf-8");
        boolean compress = isText && answer.body().length() >= LEAST_COMPRESSED && takesGzip(request);
        Sent sent = plain(answer);
        if (isText) {
            sent.headers.put("Vary", "Accept-Encoding");
        }
        if (answer.status() == 200) {
            byte[] digest = Assets.sha256().digest(answer.body().bytes());
            String tag = "W/\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, 22) + '"';
            sent.headers.put("ETag", tag);
            if (isKnown(tag, request)) {
                sent.headers.remove("Content-Type");
                return new Sent(304, sent.headers, Body.NONE);
            }
        }
        if (!compress) {
            return sent;
        }
        return sent.compressed(compressed == null ? Assets.compressed(answer.body()) : compressed);
    }

    /** As it is, for whoever has not said what he takes. */
    static Sent plain(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>(ALWAYS);
        headers.put("Content-Type", answer.type());
        headers.putAll(answer.headers());
        return new Sent(answer.status(), headers, answer.body());
    }

    private Sent compressed(Body bytes) {
        headers.put("Content-Encoding", "gzip");
        return new Sent(status, headers, bytes);
    }

    private static boolean takesGzip(Request request) {
        String accepted = request.header("accept-encoding");
        if (accepted == null) {
            return false;
        }
        for (String each : accepted.split(",", -1)) {
            String[] parts = each.strip().split(";", -1);
            boolean refused = parts.length > 1 && parts[1].strip().matches("q=0(\\.0*)?");
            if (parts[0].strip().equalsIgnoreCase("gzip")) {
                return !refused;
            }
        }
        return false;
    }

    private static boolean isKnown(String tag, Request request) {
        String known = request.header("if-none-match");
        if (known == null) {
            return false;
        }
        for (String each : known.split(",", -1)) {
            if (each.strip().equals("*") || each.strip().equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
