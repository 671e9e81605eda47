package io.runtrack.config;

import java.util.Locale;

/** Finds the setting that somebody most likely meant by an unknown name. */
final class NearestKey {

    private NearestKey() {}

    static Key to(String name) {
        String plain = plain(name);
        Key nearest = Key.PATH;
        int least = Integer.MAX_VALUE;
        for (Key key : Key.values()) {
            int distance = distance(plain, plain(key.key));
            if (distance < least) {
                least = distance;
                nearest = key;
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

    /** Levenshtein's: the least number of letters to insert, remove or replace. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
