package io.runtrack.ui.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What whoever may see the runs knows.
 *
 * @param text 256 random bits
 * @param port the port of the server, as cookies are the same for all ports
 */
public record AccessToken(String text, int port) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String BEARER = "bearer ";

    /** A new one. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text may be one that was made by {@link #random}. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    boolean isIn(Request request) {
        String authorization = request.header("authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return isEqual(authorization.substring(BEARER.length()).strip());
        }
        String cookies = request.header("cookie");
        for (String cookie : cookies == null ? new String[0] : cookies.split(";", -1)) {
            int equals = cookie.indexOf('=');
            if (equals > 0 && cookie.substring(0, equals).strip().equals(cookieName())) {
                return isEqual(cookie.substring(equals + 1).strip());
            }
        }
        return false;
    }

    /** In a time that says nothing of how much of it was right. */
    private boolean isEqual(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String cookieName() {
        return "runtrack_" + port;
    }

    /** What makes a browser show it with each request, and no script of a page read it. */
    String cookie() {
        return cookieName() + "=" + text + "; HttpOnly; SameSite=Strict; Path=/";
    }

    @Override
    public String toString() {
        return "AccessToken"; // never in a log
    }
}
