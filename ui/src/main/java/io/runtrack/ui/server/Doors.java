package io.runtrack.ui.server;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in. The address of the server protects from other machines; these rules protect from what the operator's
 * browser is made to ask: pages that gave a foreign name this machine's address, and pages of others. The token
 * protects from other users of this machine. Immutable.
 */
final class Doors {
    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?");

    private final @Nullable AccessToken token;

    /**
     * Lets in whoever knows the token.
     *
     * @param token null for who wants none
     */
    Doors(@Nullable AccessToken token) {
        this.token = token;
    }

    /** Refuses who may not ask at all. */
    void check(Request request) {
        String host = request.header("host");
        if (host == null || !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw Refusal.with(Answer.error(
                    421, "this server answers as localhost alone; write http://localhost:PORT into the address bar"));
        }
        if (!request.method().equals("GET") && !request.isHead()) {
            throw Refusal.with(Answer.error(405, "this server is only read from; write GET or HEAD")
                    .with("Allow", "GET, HEAD"));
        }
        if (!request.target().startsWith("/")) {
            throw Refusal.badRequest("the address of a page begins with a slash");
        }
        if (isForeign(request, host)) {
            throw Refusal.with(Answer.error(403, "pages of others may not ask; open this one itself"));
        }
    }

    /** A link to a page may stand anywhere; everything else is asked for by our own pages alone. */
    private static boolean isForeign(Request request, String host) {
        String site = request.header("sec-fetch-site");
        if (site == null) { // older browsers, and what is no browser
            String origin = request.header("origin");
            return origin != null && !origin.equalsIgnoreCase("http://" + host);
        }
        boolean ours = site.equals("same-origin") || site.equals("none");
        return !ours && !(isNavigation(request) && isPage(request));
    }

    private static boolean isNavigation(Request request) {
        String destination = request.header("sec-fetch-dest");
        return "navigate".equals(request.header("sec-fetch-mode"))
                && (destination == null || destination.equals("document"));
    }

    private static boolean isPage(Request request) {
        return !request.isBelow("api") && !request.isBelow("metrics") && !request.isBelow("assets");
    }

    /** Refuses who has no token where one is asked for. */
    void checkToken(Request request) {
        if (token != null && !token.isIn(request)) {
            throw Refusal.with(Answer.error(401, "open the address that runtrack ui has printed, with its token")
                    .with("WWW-Authenticate", "Bearer realm=\"runtrack\""));
        }
    }
}
