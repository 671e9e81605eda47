package io.runtrack.ui.api;

import io.runtrack.figures.Attention;
import io.runtrack.figures.Command;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which page shows something.
 *
 * @param night the day that is looked at
 * @param zone its zone
 */
record Links(LocalDate night, ZoneId zone) {

    static String run(String id) {
        return "/runs/" + escaped(id);
    }

    static String command(Command command) {
        String subcommand = command.subcommand();
        return "/commands/" + escaped(command.name()) + (subcommand == null ? "" : "/" + escaped(subcommand));
    }

    /** The runs of a command on a day. */
    String runs(Command command, LocalDate day) {
        String subcommand = command.subcommand();
        return "/runs?from=" + day + "&to=" + day + "&zone=" + escaped(zone.getId()) + "&command="
                + escaped(command.name()) + (subcommand == null ? "" : "&subcommand=" + escaped(subcommand));
    }

    /** What a line of attention is about; null when no page has it. */
    @Nullable
    String of(Attention.Item item) {
        String run = item.runId();
        Command command = item.command();
        String ofNight = "from=" + night + "&to=" + night + "&zone=" + escaped(zone.getId());
        if (run != null) {
            return run(run) + tab(item.kind());
        }
        if (command != null) {
            return command(command);
        }
        return switch (item.kind()) {
            case RUN, DROPPED, SLOW, REDONE -> "/runs?problems=true&" + ofNight;
            case NEW_ERROR, FREQUENT_ERROR -> "/errors?" + ofNight;
            case EMAIL -> "/emails?status=failed&" + ofNight;
            case UNREADABLE -> "/health";
            case EXPECTED -> null;
        };
    }

    private static String tab(Attention.Kind kind) {
        return switch (kind) {
            case RUN, NEW_ERROR, FREQUENT_ERROR, REDONE -> "?tab=errors";
            case EMAIL -> "?tab=emails&status=failed";
            case SLOW -> "?tab=time";
            case EXPECTED, DROPPED, UNREADABLE -> "";
        };
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
