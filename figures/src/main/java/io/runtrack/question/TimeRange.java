package io.runtrack.question;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From when to when, both ends included.
 *
 * @param from the first instant
 * @param to the last instant; later than now where there is no end, as clocks differ
 * @param hasEnd whether somebody gave the end
 */
public record TimeRange(Instant from, Instant to, boolean hasEnd) {
    private static final Duration USUAL = Duration.ofDays(7);
    /** Without an end, runs that another machine started "later than now" are to be seen too. */
    public static final Duration CLOCK_SKEW = Duration.ofHours(1);

    /**
     * Reads what the user gave.
     *
     * @param from null for seven days before the end
     * @param to null for now
     * @throws Misunderstood when one is no time, or the end comes before the beginning
     */
    public static TimeRange parse(@Nullable String from, @Nullable String to, GivenTimes times) {
        Instant end = end(to, times);
        Instant start = from == null ? usualStart(to == null ? times.now() : end) : times.first("from", from);
        return checked(start, end, from, to, times);
    }

    /** As {@link #parse}, but from the beginning of all records unless told otherwise. */
    public static TimeRange parseEver(@Nullable String from, @Nullable String to, GivenTimes times) {
        Instant start = from == null ? GivenTimes.EARLIEST : times.first("from", from);
        return checked(start, end(to, times), from, to, times);
    }

    private static Instant end(@Nullable String to, GivenTimes times) {
        return to == null ? times.now().plus(CLOCK_SKEW) : times.last("to", to);
    }

    private static TimeRange checked(
            Instant start, Instant end, @Nullable String from, @Nullable String to, GivenTimes times) {
        if (start.isAfter(end)) {
            throw new Misunderstood(times.mark() + "from " + from + " is after "
                    + (to == null ? "now" : times.mark() + "to " + to)
                    + "; give the earlier one first");
        }
        return new TimeRange(start, end, to != null);
    }

    /** The time up to now, and what other clocks may call so. */
    public static TimeRange last(Duration time, Instant now) {
        return new TimeRange(GivenTimes.ofOptions(ZoneOffset.UTC, now).ago(time), now.plus(CLOCK_SKEW), false);
    }

    /**
     * All time before the one given, in which the runs of that very moment are left out: a date stands for its first
     * moment.
     */
    public static TimeRange before(String text, GivenTimes times) {
        return new TimeRange(GivenTimes.EARLIEST, times.first("before", text).minusNanos(1), true);
    }

    /** The same, from another start. */
    public TimeRange from(Instant start) {
        return new TimeRange(start, to, hasEnd);
    }

    /** Seven whole days when the end is the last moment of one. */
    private static Instant usualStart(Instant end) {
        return end.plusNanos(1).minus(USUAL);
    }
}
