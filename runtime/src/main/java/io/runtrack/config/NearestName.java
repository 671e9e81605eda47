package io.runtrack.config;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody most likely meant by another one. */
public final class NearestName {

    private NearestName() {}

    /** The nearest of some names, of which there is at least one; the first of those that are as near. */
    public static String of(String name, Collection<String> known) {
        String plain = plain(name);
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(plain, plain(candidate), least);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** {@code TRACKING_LOG_LEVEL}, {@code tracking.log-level} and {@code logLevel} all mean {@code log.level}. */
    private static String plain(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replace(".", "").replace("_", "").replace("-", "");
        return plain.startsWith("tracking") ? plain.substring("tracking".length()) : plain;
    }

    /**
     * The least number of letters to insert, remove or replace. Quick where it is plain from the letters in which two
     * names differ that it is too large to matter.
     *
     * @param most answered for any distance that is not less
     */
    public static int distance(String from, String to, int most) {
        if (Math.abs(from.length() - to.length()) >= most) {
            return most;
        }
        int start = 0;
        int shorter = Math.min(from.length(), to.length());
        while (start < shorter && from.charAt(start) == to.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && from.charAt(from.length() - 1 - end) == to.charAt(to.length() - 1 - end)) {
            end++;
        }
        return Math.min(
                most,
                levenshtein(from.substring(start, from.length() - end), to.substring(start, to.length() - end), most));
    }

    /** Row by row; a row of which nothing is less than the most will not be followed by one. */
    private static int levenshtein(String from, String to, int most) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            int least = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
                least = Math.min(least, current[column]);
            }
            if (least >= most) {
                return most;
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
