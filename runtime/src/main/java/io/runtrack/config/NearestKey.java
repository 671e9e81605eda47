package io.runtrack.config;

import java.util.ArrayList;
import java.util.List;

/** Finds the setting that somebody most likely meant by an unknown name. */
final class NearestKey {

    private NearestKey() {}

    static String to(String name) {
        return NearestName.of(name, settings());
    }

    /** The nearest one of all that a config file may hold. */
    static String inFile(String name) {
        List<String> known = settings();
        known.remove(Key.CONFIG.key);
        known.add(ConfigFile.PATTERNS);
        known.addAll(ConfigFile.RULES);
        return NearestName.of(name, known);
    }

    private static List<String> settings() {
        List<String> names = new ArrayList<>();
        for (Key key : Key.values()) {
            names.add(key.key);
        }
        return names;
    }
}
