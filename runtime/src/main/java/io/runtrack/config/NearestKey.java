package io.runtrack.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the setting that somebody most likely meant by an unknown name. */
final class NearestKey {

    private NearestKey() {}

    static String to(String name) {
        return nearest(name, settings());
    }

    /** The nearest one of all that a config file may hold. */
    static String inFile(String name) {
        List<String> known = settings();
        known.remove(Key.CONFIG.key);
        known.add(ConfigFile.PATTERNS);
        known.addAll(ConfigFile.RULES);
        return nearest(name, known);
    }

    private static List<String> settings() {
        List<String> names = new ArrayList<>();
        for (Key key : Key.values()) {
            names.add(key.key);
        }
        return names;
    }

    private static String nearest(String name, List<String> known) {
        String plain = plain(name);
        String nearest = known.get(0);
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(plain, plain(candidate));
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
