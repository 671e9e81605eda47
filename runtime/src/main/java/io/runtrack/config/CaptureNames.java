package io.runtrack.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is captured without annotations or rules: the setting {@code capture}, whose names are here. Immutable. */
public final class CaptureNames {
    private static final String AUTO = "auto";
    private static final String OFF = "off";
    private static final String[] AUTOMATIC = {"picocli", "spring-boot", "spring-batch", "quartz", "mail", "spark"};
    private static final String[] ON_REQUEST = {"spring-scheduling", "main"};

    private final Set<String> names;

    private CaptureNames(Set<String> names) {
        this.names = names;
    }

    /** What is captured where nobody says anything. */
    static CaptureNames automatic() {
        return new CaptureNames(new LinkedHashSet<>(List.of(AUTOMATIC)));
    }

    /**
     * Reads {@code auto}, {@code off}, or names with commas between them, {@code auto} among them if wanted.
     *
     * @param mistakes takes what to write instead of what is wrong
     */
    static CaptureNames parse(String text, List<String> mistakes) {
        Set<String> names = new LinkedHashSet<>();
        if (text.strip().equalsIgnoreCase(OFF)) {
            return new CaptureNames(names);
        }
        for (String each : text.split(",", -1)) {
            String name = each.strip().toLowerCase(Locale.ROOT);
            if (name.equals(AUTO)) {
                names.addAll(List.of(AUTOMATIC));
            } else if (all().contains(name)) {
                names.add(name);
            } else {
                mistakes.add(mistake(name));
            }
        }
        return new CaptureNames(names);
    }

    /** Whether what has this name is captured. */
    public boolean include(String name) {
        return names.contains(name);
    }

    private static String mistake(String name) {
        String choice = "write auto, off, or some of " + String.join(", ", all());
        if (name.isEmpty()) {
            return "a name is missing beside a comma; " + choice;
        }
        return name.equals(OFF)
                ? "off goes with no other name; " + choice
                : "nothing is called " + name + ", the nearest is " + NearestName.of(name, all()) + "; " + choice;
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(List.of(AUTOMATIC));
        all.addAll(List.of(ON_REQUEST));
        return all;
    }
}
