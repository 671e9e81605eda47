package io.runtrack.ui.server;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is where: pages, assets, the API. As safe for several threads as the API. */
final class Site {
    /** The first parts of pages, and how many parts each may have. */
    private static final Set<String> SINGLE = Set.of("today", "runs", "files", "emails", "errors", "live", "health");

    private final Doors doors;
    private final Assets assets;
    private final @Nullable AccessToken token;
    private final WebServer.Api api;

    Site(Assets assets, @Nullable AccessToken token, WebServer.Api api) {
        this.doors = new Doors(token);
        this.assets = assets;
        this.token = token;
        this.api = api;
    }

    /** What goes back, in the form that the client takes. */
    Sent answer(Request request) throws IOException {
        doors.check(request);
        if (request.isBelow("assets")) {
            Assets.Asset asset = assets.of(request.segments());
            if (asset == null) {
                throw Refusal.notFound("there is no " + request.path() + "; load the page again");
            }
            return Sent.of(asset, request);
        }
        if (request.isBelow("api")) {
            doors.checkToken(request);
            return Sent.of(api(request), request);
        }
        if (request.isBelow("metrics")) {
            doors.checkToken(request);
            if (request.segments().size() == 1) {
                return Sent.of(api.metrics(), request);
            }
        }
        if (!isPage(request.segments())) {
            throw Refusal.notFound("there is no page " + request.path());
        }
        return Sent.of(assets.shell(), request);
    }

    private Answer api(Request request) throws IOException {
        List<String> path = request.segments();
        if (path.size() < 3 || !path.get(1).equals("v1")) {
            throw Refusal.notFound("there is no " + request.path() + "; the API is below /api/v1");
        }
        Answer answer = api.answer(path.subList(2, path.size()), request);
        boolean isSession = path.size() == 3 && path.get(2).equals("session");
        return isSession && token != null ? answer.with("Set-Cookie", token.cookie()) : answer;
    }

    private static boolean isPage(List<String> path) {
        if (path.isEmpty()) {
            return true;
        }
        String first = path.get(0);
        return switch (path.size()) {
            case 1 -> SINGLE.contains(first);
            case 2 ->
                first.equals("runs")
                        || first.equals("errors")
                        || first.equals("commands")
                        || (first.equals("files") && path.get(1).equals("history"));
            case 3 ->
                first.equals("commands") || (first.equals("runs") && path.get(2).equals("compare"));
            default -> false;
        };
    }
}
