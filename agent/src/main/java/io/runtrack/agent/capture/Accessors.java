package io.runtrack.agent.capture;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The parts that templates and email results ask objects for, one of each name. Safe for any thread. */
final class Accessors {
    private final AccessorLookup lookup;
    private final Map<String, Part> parts = new ConcurrentHashMap<>();

    Accessors(ModuleOpener opener) {
        this.lookup = new AccessorLookup(opener);
    }

    Part part(String name) {
        Part known = parts.get(name);
        if (known != null) {
            return known;
        }
        Part added = new Part(name, lookup);
        Part raced = parts.putIfAbsent(name, added);
        return raced == null ? added : raced;
    }

    /** Lets us at the fields of a class; false where nothing does. */
    boolean open(Class<?> type) {
        return lookup.open(type);
    }
}
