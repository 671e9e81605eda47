package io.runtrack.ui.api;

import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.ui.server.Refusal;
import io.runtrack.ui.server.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request. An empty value is none; one that makes no sense refuses the request.
 *
 * @param values as they were sent
 * @param usualZone the zone when none is given
 * @param now what {@code today} goes by
 */
record Parameters(Map<String, List<String>> values, ZoneId usualZone, Instant now) {
    static final int USUAL_LIMIT = 100;
    private static final int MOST = 1000;

    static Parameters of(Request request, ZoneId usualZone, Instant now) {
        return new Parameters(request.parameters(), usualZone, now);
    }

    /** Refuses those that all answers have in common when one is wrong, whether this answer goes by it or not. */
    void checkShared() {
        zone();
        limit();
        isCsv();
    }

    /** The first value that is not empty; null without any. */
    @Nullable
    String text(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    /** Every value that is not empty. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** As {@link #text}, of what there must be. */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw Refusal.badRequest(name + " is missing; add " + name + "=…");
        }
        return text;
    }

    ZoneId zone() {
        String zone = text("zone");
        try {
            return zone == null ? usualZone : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Refusal.badRequest("zone " + zone + ": no such time zone; write one such as Europe/Berlin or UTC");
        }
    }

    GivenTimes times() {
        return new GivenTimes(zone(), now, "");
    }

    /**
     * From {@code from} to {@code to}; the last seven days by default. What ends now goes by whole minutes, so that the
     * same question a moment later has the same answer, and the client keeps what it has.
     */
    TimeRange range() {
        GivenTimes times =
                text("to") == null ? new GivenTimes(zone(), now.truncatedTo(ChronoUnit.MINUTES), "") : times();
        return TimeRange.parse(text("from"), text("to"), times);
    }

    int limit() {
        return number("limit", 1, MOST, USUAL_LIMIT);
    }

    int number(String name, int least, int most, int usual) {
        String text = text(name);
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // says so below
        }
        throw Refusal.badRequest(name + " " + text + ": write a number from " + least + " to " + most);
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(oneOf(name, List.of("true", "false"), "false"));
    }

    /** One of some words. */
    String oneOf(String name, List<String> words, String usual) {
        String text = text(name);
        if (text == null) {
            return usual;
        }
        if (!words.contains(text)) {
            throw Refusal.badRequest(name + " " + text + ": write one of " + String.join(", ", words));
        }
        return text;
    }

    /** Several of some things, joined by commas; none when it is not there. */
    <T> List<T> someOf(String name, Function<String, @Nullable T> parser, List<String> words) {
        List<T> some = new ArrayList<>();
        for (String value : all(name)) {
            for (String each : value.split(",", -1)) {
                T one = parser.apply(each.strip());
                if (one == null) {
                    throw Refusal.badRequest(name + " " + each + ": write some of " + String.join(", ", words));
                }
                some.add(one);
            }
        }
        return some;
    }

    boolean isCsv() {
        return oneOf("format", List.of("json", "csv"), "json").equals("csv");
    }

    /** Where a page of a list begins: how many rows come before it. */
    int offset() {
        String cursor = text("cursor");
        return cursor == null ? 0 : Cursor.parse(cursor).offset();
    }
}
