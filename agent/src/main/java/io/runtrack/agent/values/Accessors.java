package io.runtrack.agent.values;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The parts that templates and email results ask objects for. Safe for any thread. */
public final class Accessors {
    private final AccessorLookup lookup;
    private final Map<String, Part> parts = new ConcurrentHashMap<>();

    public Accessors(ModuleOpener opener) {
        this.lookup = new AccessorLookup(opener);
    }

    public Part part(String name) {
        Part known = parts.get(name);
        if (known != null) {
            return known;
        }
        Part added = new Part(name, lookup::find);
        Part raced = parts.putIfAbsent(name, added);
        return raced == null ? added : raced;
    }

    /** Not what the object's class holds for all of its objects, such as the constants of an enum. */
    public Part partOfObject(String name) {
        return new Part(name, lookup::findInObject);
    }

    /** Lets us at the fields of a class; false where nothing does. */
    boolean open(Class<?> type) {
        return lookup.open(type);
    }
}
