package io.runtrack.answer;

import java.time.Duration;

/** How long something took, for people. Stateless. */
public final class ShownDuration {

    private ShownDuration() {}

    /** The two largest units: {@code 850ms}, {@code 4.2s}, {@code 1m 05s}, {@code 2h 05m}, {@code 3d 01h}. */
    public static String of(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        long seconds = millis / 1000;
        if (millis < 1000) {
            return millis + "ms";
        }
        if (seconds < 60) {
            return seconds + "." + millis % 1000 / 100 + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + twoDigits(seconds % 60) + "s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + "h " + twoDigits(seconds % 3600 / 60) + "m";
        }
        return seconds / 86_400 + "d " + twoDigits(seconds % 86_400 / 3600) + "h";
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }
}
